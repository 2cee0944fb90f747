using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>MD5 as SQS computes it for a message's body and for its attributes.</summary>
static class MessageDigest
{
    const byte StringValue = 1;
    const byte BinaryValue = 2;

    public static string Of(string body) => Of(Encoding.UTF8.GetBytes(body));

    /// <summary>Over the attributes in the order of their names: name, data type, kind of value, value.</summary>
    public static string Of(Dictionary<string, MessageAttributeValue> attributes)
    {
        using var content = new MemoryStream();
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Write(content, Encoding.UTF8.GetBytes(name));
            Write(content, Encoding.UTF8.GetBytes(value.DataType!));
            if (value.StringValue is { } text)
            {
                content.WriteByte(StringValue);
                Write(content, Encoding.UTF8.GetBytes(text));
            }
            else if (value.BinaryValue is { } binary)
            {
                content.WriteByte(BinaryValue);
                Write(content, binary.ToArray());
            }
        }

        return Of(content.ToArray());
    }

    static string Of(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));

    static void Write(MemoryStream content, byte[] part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        content.Write(length);
        content.Write(part);
    }
}
