using System.Collections;
using System.IO.Compression;

namespace MarketData.Sessions;

/// <summary>
/// Rows as compressed bytes, about ten each. A session is read to its end before the first event is sent, and may have
/// millions of them.
/// </summary>
sealed class PackedRows : IReadOnlyCollection<MarketRow>
{
    readonly MemoryStream packed;

    PackedRows(MemoryStream packed, int count) => (this.packed, Count) = (packed, count);

    public int Count { get; }

    public long Bytes => packed.Length;

    public static PackedRows Of(IEnumerable<MarketRow> rows)
    {
        var (packed, count) = (new MemoryStream(), 0);
        using (var writer = new BinaryWriter(new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)))
        {
            foreach (var row in rows)
            {
                Write(writer, row);
                count++;
            }
        }

        return new(packed, count);
    }

    public IEnumerator<MarketRow> GetEnumerator()
    {
        using var bytes = new MemoryStream(packed.GetBuffer(), 0, (int)packed.Length, writable: false);
        using var reader = new BinaryReader(new DeflateStream(bytes, CompressionMode.Decompress));
        for (var i = 0; i < Count; i++)
        {
            yield return Read(reader);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static void Write(BinaryWriter writer, MarketRow row)
    {
        writer.Write(row.Time.UtcTicks);
        writer.Write(row.Exchange);
        writer.Write(row.Symbol);
        writer.Write((byte)row.Kind);
        writer.Write(row.Price);
        writer.Write(row.Size ?? "");
    }

    static MarketRow Read(BinaryReader reader) =>
        new()
        {
            Time = new(reader.ReadInt64(), TimeSpan.Zero),
            Exchange = reader.ReadString(),
            Symbol = reader.ReadString(),
            Kind = (RowKind)reader.ReadByte(),
            Price = reader.ReadString(),
            Size = reader.ReadString() is { Length: > 0 } size ? size : null,
        };
}
