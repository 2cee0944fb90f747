using System.IO.Compression;
using CsvHelper;
using MarketData.Domain.Events;
using MarketData.Tools;

namespace MarketData.Sandbox.Feed;

/// <summary>
/// Prints and quotes from a CSV file, plain or gzip: time_utc, exchange, symbol, type (trade or quote), price, size,
/// and for quotes side (bid or ask). Rows are in order of time.
/// </summary>
public static class SessionFile
{
    static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
    };

    public static IEnumerable<MarketRow> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"--file '{path}' does not exist.");
        }

        using var file = File.OpenRead(path);
        using var text = new StreamReader(IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file);
        foreach (var row in Read(text, path))
        {
            yield return row;
        }
    }

    public static IEnumerable<MarketRow> Read(TextReader text, string name)
    {
        using var csv = CsvReader.Create(text, Format);
        RequireColumns(csv, name);
        var last = DateTimeOffset.MinValue;
        while (Next(csv, name))
        {
            var row = ReadRow(new(csv, name));
            if (row.Time < last)
            {
                throw new CsvLine(csv, name).Refuse(
                    $"time_utc {row.Time:O} lies before the row above ({last:O}); rows must be in order of time"
                );
            }

            last = row.Time;
            yield return row;
        }
    }

    static void RequireColumns(CsvReader csv, string name)
    {
        string[] required = ["time_utc", "exchange", "symbol", "type", "price", "size"];
        csv.ReadHeader();
        var missing = required.Except(csv.Headers ?? []).ToList();
        if (missing.Count > 0)
        {
            throw new ToolException(
                $"{name}, line 1: the header lacks {string.Join(", ", missing)}; "
                    + $"it must name {string.Join(", ", required)} and, for quotes, side."
            );
        }
    }

    static bool Next(CsvReader csv, string name)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception failure) when (failure is InvalidDataException or CsvFormatException)
        {
            throw new ToolException($"{name}, line {csv.LineNumber}: not readable as CSV: {failure.Message}", failure);
        }
    }

    static MarketRow ReadRow(CsvLine line) =>
        new()
        {
            Time = line.Time("time_utc"),
            Exchange = Exchange.TryParse(line.Text("exchange"), out var exchange)
                ? exchange.Value
                : throw line.Refuse("exchange", "a venue's code"),
            Symbol = Symbol.TryParse(line.Text("symbol"), out var symbol)
                ? symbol.Value
                : throw line.Refuse("symbol", "an instrument's name"),
            Kind = (line.Text("type"), line.Text("side")) switch
            {
                ("trade", _) => RowKind.Trade,
                ("quote", "bid") => RowKind.Bid,
                ("quote", "ask") => RowKind.Ask,
                ("quote", _) => throw line.Refuse("side", "bid or ask"),
                _ => throw line.Refuse("type", "trade or quote"),
            },
            Price = line.Number("price", least: decimal.One / 1_000_000_000),
            Size = line.Number("size", least: 0),
        };

    static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isGzip;
    }
}
