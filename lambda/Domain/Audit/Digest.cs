using System.Buffers.Binary;

namespace MarketData.Domain.Audit;

/// <summary>
/// 32 bytes, of SHA-256 or HMAC-SHA256; all zero where a chain's first record has no predecessor. In four parts: two
/// UInt128 would keep whatever holds a digest from being compiled ahead of time, and the function starts later.
/// </summary>
public readonly record struct Digest(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    public const int Length = 32;

    public static Digest Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length
            ? new(
                BinaryPrimitives.ReadUInt64BigEndian(bytes),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[24..])
            )
            : throw new FormatException($"A digest has {Length} bytes, not {bytes.Length}.");

    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], Third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], Fourth);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        WriteTo(bytes);
        return bytes;
    }

    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
