using System.Buffers.Binary;

namespace MarketData.Domain.Audit;

/// <summary>32 bytes, of SHA-256 or HMAC-SHA256; all zero where a chain's first record has no predecessor.</summary>
public readonly record struct Digest(UInt128 High, UInt128 Low)
{
    public const int Length = 32;

    public static Digest Read(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[(Length / 2)..]))
        : throw new FormatException($"A digest has {Length} bytes, not {bytes.Length}.");

    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[(Length / 2)..], Low);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        WriteTo(bytes);
        return bytes;
    }

    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
