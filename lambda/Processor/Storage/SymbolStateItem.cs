using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Indicators;
using MarketData.Domain.Rules;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Processor.Storage;

/// <summary>
/// A symbol's row in the state table. Every commit rewrites it and pays for each started kilobyte, so its parts are
/// lists without names, closes are packed, and times are ticks of 100 ns. It stays below one kilobyte with five rules
/// that have something to remember of the symbol; each further one takes about thirty bytes.
/// While a deployment runs there are two versions of the function: a row says which format it has. An older one is
/// read, and kept whole when it is written again; a newer one is refused, for what it has more would be lost.
/// </summary>
public static class SymbolStateItem
{
    /// <summary>The first had none of the gaps between closes, nor the close before the day.</summary>
    const int Format = 2;

    const int BarParts = 13;

    public static Item Write(SymbolState state)
    {
        var item = ChainHeadItem.Write(Tables.SymbolState, state.Symbol.Value, state.Head);
        item["format"] = Attributes.Number(Format);
        if (state.Series.Forming is { } forming)
        {
            item["bar"] = WriteBar(forming);
        }

        if (state.Series.Closes.Count > 0)
        {
            item["closes"] = PackedCloses.Write(state.Series);
        }

        if (state.Day is { } day)
        {
            item["day"] = DayItem.Write(day, state.Series);
        }

        if (state.Book.Bid is { } bid)
        {
            item["bid"] = WriteSide(bid);
        }

        if (state.Book.Ask is { } ask)
        {
            item["ask"] = WriteSide(ask);
        }

        if (state.RuleMemories.Count > 0)
        {
            item["rules"] = Attributes.Map(
                state.RuleMemories.Select(rule => KeyValuePair.Create(rule.Key, WriteMemory(rule.Value)))
            );
        }

        return item;
    }

    /// <exception cref="FormatException">It is damaged, or of a newer version.</exception>
    public static SymbolState Read(Item item)
    {
        var format = item.ContainsKey("format") ? item.ReadInt("format") : 1;
        if (format > Format)
        {
            throw new FormatException(
                $"The state row of {item.ReadText(Tables.SymbolState.HashKey)} has format {format}, which a newer "
                    + $"version of the function wrote; this version reads formats up to {Format}."
            );
        }

        return new()
        {
            Symbol = Symbol.Parse(item.ReadText(Tables.SymbolState.HashKey)),
            Head = ChainHeadItem.Read(item),
            Series = (
                item.ContainsKey("closes")
                    ? item.Read("closes", closes => PackedCloses.Read(closes, format))
                    : new BarSeries()
            ) with
            {
                Forming = item.ContainsKey("bar") ? item.Read("bar", ReadBar) : null,
            },
            Day = item.ContainsKey("day") ? item.Read("day", DayItem.Read) : null,
            Book = new TopOfBook(
                item.ContainsKey("bid") ? item.Read("bid", ReadSide) : null,
                item.ContainsKey("ask") ? item.Read("ask", ReadSide) : null
            ),
            RuleMemories = item.ContainsKey("rules")
                ? item.Read("rules", ReadMemories)
                : SymbolState.Unseen(default).RuleMemories,
        };
    }

    static AttributeValue WriteBar(Bar bar) =>
        Attributes.List([
            Attributes.Ticks(bar.Minute),
            Attributes.Number(bar.Open),
            Attributes.Number(bar.High),
            Attributes.Number(bar.Low),
            Attributes.Number(bar.Close),
            Attributes.Number(bar.Volume),
            Attributes.Number(bar.Trades),
            Attributes.Ticks(bar.First.Time),
            Attributes.Text(bar.First.Identity.Value),
            Attributes.Ticks(bar.Last.Time),
            Attributes.Text(bar.Last.Identity.Value),
            Attributes.Number(bar.EmaBefore.Count),
            Attributes.Number(bar.EmaBefore.Mean),
        ]);

    static Bar ReadBar(AttributeValue value)
    {
        var list = value.ReadList(BarParts);
        return new Bar
        {
            Minute = list[0].ReadTicks(),
            Open = list[1].ReadDecimal(),
            High = list[2].ReadDecimal(),
            Low = list[3].ReadDecimal(),
            Close = list[4].ReadDecimal(),
            Volume = list[5].ReadDecimal(),
            Trades = list[6].ReadInt(),
            First = new TradeMark(list[7].ReadTicks(), EventIdentity.OfStored(list[8].ReadText())),
            Last = new TradeMark(list[9].ReadTicks(), EventIdentity.OfStored(list[10].ReadText())),
            EmaBefore = new Ema(list[11].ReadInt(), list[12].ReadDouble()),
        };
    }

    static AttributeValue WriteSide(SideAt side) =>
        Attributes.List(
            side.Side.Size is { } size
                ? [Attributes.Ticks(side.Time), Attributes.Number(side.Side.Price), Attributes.Number(size)]
                : [Attributes.Ticks(side.Time), Attributes.Number(side.Side.Price)]
        );

    static SideAt? ReadSide(AttributeValue value) =>
        value.ReadList() is [var time, var price, .. var size]
            ? new SideAt(
                new QuoteSide(price.ReadDecimal(), size is [var units] ? units.ReadDecimal() : null),
                time.ReadTicks()
            )
            : throw new FormatException("A side is its time, its price and, where it is known, its size.");

    /// <summary>
    /// One number for both: twice the ticks of the last alert, 0 for none, and 1 more while it is armed.
    /// </summary>
    static AttributeValue WriteMemory(RuleMemory memory) =>
        Attributes.Number(2 * (memory.LastAlert?.UtcTicks ?? 0) + (memory.Armed ? 1 : 0));

    static ImmutableSortedDictionary<string, RuleMemory> ReadMemories(AttributeValue value) =>
        value
            .ReadMap()
            .ToImmutableSortedDictionary(rule => rule.Key, rule => ReadMemory(rule.Value), StringComparer.Ordinal);

    static RuleMemory ReadMemory(AttributeValue value)
    {
        var (ticks, armed) = Math.DivRem(value.ReadLong(), 2);
        return new RuleMemory(armed == 1, ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
