namespace MarketData.Sandbox.Feed;

/// <summary>The sum that stands behind each member of a gzip file; section 8 of RFC 1952.</summary>
struct Crc32
{
    const uint Polynomial = 0xedb88320;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => OfByte((uint)value))];

    uint inverted;

    public readonly uint Value => inverted ^ uint.MaxValue;

    public static Crc32 Empty { get; } = new() { inverted = uint.MaxValue };

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            inverted = Table[(inverted ^ value) & byte.MaxValue] ^ (inverted >> 8);
        }
    }

    static uint OfByte(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : Polynomial ^ (value >> 1);
        }

        return value;
    }
}
