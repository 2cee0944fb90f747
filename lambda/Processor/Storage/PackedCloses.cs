using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Bars;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Storage;

/// <summary>
/// A symbol's closes in its state row: eight bytes for the gaps, twelve for the minutes that have a bar, and eight for
/// each close, the oldest first. In the first format eight for the minutes, and none for the gaps.
/// </summary>
static class PackedCloses
{
    const int LowMinutes = sizeof(ulong);
    const int HighMinutes = LowMinutes + sizeof(ulong);
    const int Closes = HighMinutes + sizeof(uint);

    public static AttributeValue Write(BarSeries series)
    {
        var closes = series.Closes.AsSpan();
        var packed = new byte[Closes + closes.Length * sizeof(double)];
        var minutes = series.Minutes.Bits;
        BinaryPrimitives.WriteUInt64LittleEndian(packed, series.Gaps.Bits);
        BinaryPrimitives.WriteUInt64LittleEndian(packed.AsSpan(LowMinutes), (ulong)(minutes & ulong.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(HighMinutes), (uint)(minutes >> 64));
        MemoryMarshal.AsBytes(closes).CopyTo(packed.AsSpan(Closes));
        return Attributes.Bytes(packed);
    }

    public static BarSeries Read(AttributeValue value, int format)
    {
        ReadOnlySpan<byte> packed = value.ReadBytes();
        var head = format == 1 ? sizeof(ulong) : Closes;
        if (packed.Length < head || (packed.Length - head) % sizeof(double) != 0)
        {
            throw new FormatException($"{packed.Length} bytes are not a number of closes.");
        }

        var closes = CloseWindow.Of(MemoryMarshal.Cast<byte, double>(packed[head..]));
        return format == 1
            ? new BarSeries { Closes = closes, Minutes = new(BinaryPrimitives.ReadUInt64LittleEndian(packed)) }
            : new BarSeries
            {
                Closes = closes,
                Gaps = new(BinaryPrimitives.ReadUInt64LittleEndian(packed)),
                Minutes = new(
                    new UInt128(
                        BinaryPrimitives.ReadUInt32LittleEndian(packed[HighMinutes..]),
                        BinaryPrimitives.ReadUInt64LittleEndian(packed[LowMinutes..])
                    )
                ),
            };
    }
}
