using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MarketData.Domain.Audit;

/// <summary>
/// Writes values so that different values never give the same bytes: numbers of fixed length, most significant byte
/// first; texts in UTF-8 after their length. docs/audit.md says it byte by byte.
/// </summary>
ref struct CanonicalWriter(Span<byte> buffer)
{
    readonly Span<byte> buffer = buffer;
    int length;

    public readonly ReadOnlySpan<byte> Written => buffer[..length];

    /// <summary>At least the length of the encoding with these texts.</summary>
    public static int Bound(params ReadOnlySpan<string> texts)
    {
        const int everythingElse = 128;
        var bound = everythingElse;
        foreach (var text in texts)
        {
            bound += sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length);
        }

        return bound;
    }

    public void Byte(byte value) => buffer[length++] = value;

    public void Number(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer[length..], value);
        length += sizeof(long);
    }

    /// <summary>Units of 100 ns since the first of January of year 1, UTC.</summary>
    public void Time(DateTimeOffset time) => Number(time.UtcTicks);

    public void Digest(Digest digest)
    {
        digest.WriteTo(buffer[length..]);
        length += Audit.Digest.Length;
    }

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text, buffer[(length + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer[length..], bytes);
        length += sizeof(int) + bytes;
    }

    /// <summary>As text without trailing zeros, which storage does not keep; an absent one is an empty text.</summary>
    public void Decimal(decimal? value) => Text(Plain(value));

    /// <summary>Division by a one with 28 zeros takes away those of the value, and no digit.</summary>
    static string Plain(decimal? value) =>
        value is { } known ? (known / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "";
}
