using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;
using MarketData.Shared.Decoding;

namespace MarketData.Sessions;

/// <summary>
/// The rows of a session's file. What the event contract would reject is a fault here already, by the same limits.
/// </summary>
sealed class SessionRows(TextReader text, FileFaults faults)
{
    readonly CsvLines lines = new(text);
    readonly List<string> fields = [];
    readonly DateTimeOffset now = DateTimeOffset.UtcNow;
    DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>To be read once. Rows with faults are left out.</summary>
    public IEnumerable<MarketRow> Read()
    {
        var header = Next();
        if (faults.Count > 0)
        {
            yield break;
        }

        var (columns, problem) = CsvColumns.Read(header);
        if (columns is null)
        {
            faults.Add(lines.Number, problem!);
            yield break;
        }

        while (Next() is { } line)
        {
            if (ReadRow(line, columns) is { } row)
            {
                yield return row;
            }
        }
    }

    /// <returns>Null at the end of what can be read.</returns>
    string? Next()
    {
        try
        {
            return lines.Next();
        }
        catch (InvalidDataException damage)
        {
            faults.AddEnd(lines.Number, $"nothing can be read from here on: {damage.Message}");
            return null;
        }
    }

    /// <returns>Null where it has a fault.</returns>
    MarketRow? ReadRow(string line, CsvColumns columns)
    {
        if (ShapeProblem(CsvFields.Split(line, fields), columns) is { } problem)
        {
            faults.Add(lines.Number, problem);
            return null;
        }

        var before = faults.Count;
        var kind = Kind(columns);
        var row = new MarketRow
        {
            Time = Time(columns),
            Exchange = Exchange.TryParse(columns.Field(fields, CsvColumns.Exchange), out var exchange)
                ? exchange.Value
                : Refuse(columns, CsvColumns.Exchange, $"allowed: {Exchange.Form}"),
            Symbol = Symbol.TryParse(columns.Field(fields, CsvColumns.Symbol), out var symbol)
                ? symbol.Value
                : Refuse(columns, CsvColumns.Symbol, $"allowed: {Symbol.Form}"),
            Kind = kind,
            Price = Price(columns),
            Size = kind != RowKind.Trade && columns.Field(fields, CsvColumns.Size) is "" ? null : Size(columns),
        };
        return faults.Count == before ? row : null;
    }

    /// <returns>Why the line cannot be told apart into the columns.</returns>
    string? ShapeProblem(string? quoting, CsvColumns columns)
    {
        if (quoting is not null && fields.Count <= columns.Count)
        {
            return $"{columns[fields.Count - 1]} {quoting}: '{Quoting.Of(fields[^1])}'";
        }

        if (fields.Count > columns.Count)
        {
            return $"there are more fields than the {columns.Count} columns of the header; behind the last one stands "
                + $"'{Quoting.Of(fields[columns.Count])}'";
        }

        if (fields.Count == columns.Count || (lines.HasEnd && columns.MayEndAfter(fields.Count)))
        {
            return null;
        }

        var lacks = $"{columns[fields.Count]} is missing; a row has the {columns.Count} fields of the header";
        return lines.HasEnd ? lacks : $"{lacks}, and the file ends within this one";
    }

    RowKind Kind(CsvColumns columns)
    {
        switch (columns.Field(fields, CsvColumns.Type), columns.Field(fields, CsvColumns.Side))
        {
            case ("trade", _):
                return RowKind.Trade;
            case ("quote", "bid"):
                return RowKind.Bid;
            case ("quote", "ask"):
                return RowKind.Ask;
            case ("quote", _):
                Refuse(columns, CsvColumns.Side, "allowed: bid or ask");
                return RowKind.Bid;
            default:
                Refuse(columns, CsvColumns.Type, "allowed: trade or quote");
                return RowKind.Bid;
        }
    }

    DateTimeOffset Time(CsvColumns columns)
    {
        var time = columns.Field(fields, CsvColumns.Time);
        if (!TimeText.TryRead(time, out var read))
        {
            var mistake = TimeText.Problem(time) is { } known ? $", {known}" : "";
            Refuse(columns, CsvColumns.Time, $"allowed: {TimeText.Form}", mistake);
            return default;
        }

        if (!TimeLimits.Allow(read, now))
        {
            Refuse(columns, CsvColumns.Time, $"allowed: {TimeLimits.Form(now)}");
        }

        if (read < last)
        {
            Refuse(columns, CsvColumns.Time, $"rows must be in order of time, and the row above has {last:O}");
        }

        last = read;
        return read;
    }

    string Price(CsvColumns columns) =>
        Amounts.ReadPrice(columns.Field(fields, CsvColumns.Price), out var price) is { } wrong
            ? Refuse(columns, CsvColumns.Price, wrong.Allowed.TrimEnd('.'))
            : Plain(price);

    string Size(CsvColumns columns) =>
        Amounts.ReadVolume(columns.Field(fields, CsvColumns.Size), out var size) is { } wrong
            ? Refuse(columns, CsvColumns.Size, wrong.Allowed.TrimEnd('.'))
            : Plain(size);

    static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <returns>What stands in the place of the value.</returns>
    string Refuse(CsvColumns columns, string column, string allowed, string mistake = "")
    {
        faults.Add(lines.Number, $"{column} is '{Quoting.Of(columns.Field(fields, column))}'{mistake}; {allowed}");
        return "";
    }
}
