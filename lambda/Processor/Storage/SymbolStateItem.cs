using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Indicators;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Storage;

/// <summary>
/// A symbol's row in the state table. Every commit rewrites it and pays for each started kilobyte, so its parts are
/// lists without names, closes are packed, and times are ticks of 100 ns. It stays below one kilobyte with five rules
/// that have something to remember of the symbol; each further one takes about thirty bytes.
/// </summary>
public static class SymbolStateItem
{
    const int BarParts = 13;
    const int DayParts = 6;

    public static Item Write(SymbolState state)
    {
        var item = ChainHeadItem.Write(state.Symbol.Value, state.Head);
        if (state.Series.Forming is { } forming)
        {
            item["bar"] = WriteBar(forming);
        }

        if (state.Series.Closes.Count > 0)
        {
            item["closes"] = WriteCloses(state.Series);
        }

        if (state.Day is { } day)
        {
            item["day"] = WriteDay(day);
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

    public static SymbolState Read(Item item) =>
        new()
        {
            Symbol = Symbol.Parse(item.ReadText(Tables.SymbolState.HashKey)),
            Head = ChainHeadItem.Read(item),
            Series = (item.ContainsKey("closes") ? item.Read("closes", ReadCloses) : new BarSeries()) with
            {
                Forming = item.ContainsKey("bar") ? item.Read("bar", ReadBar) : null,
            },
            Day = item.ContainsKey("day") ? item.Read("day", ReadDay) : null,
            Book = new TopOfBook(
                item.ContainsKey("bid") ? item.Read("bid", ReadSide) : null,
                item.ContainsKey("ask") ? item.Read("ask", ReadSide) : null
            ),
            RuleMemories = item.ContainsKey("rules")
                ? item.Read("rules", ReadMemories)
                : SymbolState.Unseen(default).RuleMemories,
        };

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

    /// <summary>Eight bytes for the minutes that have a bar, and eight for each close.</summary>
    static AttributeValue WriteCloses(BarSeries series)
    {
        var closes = series.Closes.AsSpan();
        var packed = new byte[sizeof(ulong) + closes.Length * sizeof(double)];
        BinaryPrimitives.WriteUInt64LittleEndian(packed, series.Minutes.Bits);
        MemoryMarshal.AsBytes(closes).CopyTo(packed.AsSpan(sizeof(ulong)));
        return Attributes.Bytes(packed);
    }

    static BarSeries ReadCloses(AttributeValue value)
    {
        ReadOnlySpan<byte> packed = value.ReadBytes();
        if (packed.Length % sizeof(double) != 0 || packed.IsEmpty)
        {
            throw new FormatException($"{packed.Length} bytes are not a number of closes.");
        }

        return new BarSeries
        {
            Minutes = new BarMinutes(BinaryPrimitives.ReadUInt64LittleEndian(packed)),
            Closes = CloseWindow.Of(MemoryMarshal.Cast<byte, double>(packed[sizeof(ulong)..])),
        };
    }

    static AttributeValue WriteDay(TradingDay day) =>
        Attributes.List([
            Attributes.Ticks(day.First.Time),
            Attributes.Text(day.First.Identity.Value),
            Attributes.Number(day.Open),
            Attributes.Number(day.Volume),
            Attributes.Number(day.Vwap),
            Attributes.Number(day.Minutes),
        ]);

    static TradingDay ReadDay(AttributeValue value)
    {
        var list = value.ReadList(DayParts);
        return new TradingDay(
            new TradeMark(list[0].ReadTicks(), EventIdentity.OfStored(list[1].ReadText())),
            list[2].ReadDecimal(),
            list[3].ReadDecimal(),
            list[4].ReadDouble(),
            list[5].ReadInt()
        );
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
