using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Storage;

/// <summary>
/// A symbol's row in the state table. Every commit rewrites it and pays for each started kilobyte, so the bar and the
/// rules' memories are lists without names, and times are ticks of 100 ns.
/// </summary>
public static class SymbolStateItem
{
    public const string Key = "symbol";
    public const string Version = "sequence";

    public static Item Write(SymbolState state)
    {
        var item = new Item
        {
            [Key] = Attributes.Text(state.Symbol.Value),
            [Version] = Attributes.Number(state.Sequence),
        };
        if (state.Forming is { } forming)
        {
            item["forming"] = WriteBar(forming);
        }

        if (state.RuleMemories.Count > 0)
        {
            item["rules"] = Attributes.Map(state.RuleMemories.Select(rule => KeyValuePair.Create(rule.Key, WriteMemory(rule.Value))));
        }

        return item;
    }

    public static SymbolState Read(Item item) => new()
    {
        Symbol = Symbol.Parse(item[Key].S),
        Sequence = item[Version].ReadLong(),
        Forming = item.TryGetValue("forming", out var bar) ? ReadBar(bar.L) : null,
        RuleMemories = item.TryGetValue("rules", out var rules)
            ? rules.M.ToImmutableSortedDictionary(rule => rule.Key, rule => ReadMemory(rule.Value.L), StringComparer.Ordinal)
            : SymbolState.Unseen(default).RuleMemories,
    };

    static AttributeValue WriteBar(Bar bar) => Attributes.List(
    [
        Ticks(bar.Minute),
        Attributes.Number(bar.Open),
        Attributes.Number(bar.High),
        Attributes.Number(bar.Low),
        Attributes.Number(bar.Close),
        Attributes.Number(bar.Volume),
        Attributes.Number(bar.Trades),
        Ticks(bar.First.Time),
        Attributes.Text(bar.First.Identity.Value),
        Ticks(bar.Last.Time),
        Attributes.Text(bar.Last.Identity.Value),
    ]);

    static Bar ReadBar(List<AttributeValue> list) => new()
    {
        Minute = ReadTicks(list[0]),
        Open = list[1].ReadDecimal(),
        High = list[2].ReadDecimal(),
        Low = list[3].ReadDecimal(),
        Close = list[4].ReadDecimal(),
        Volume = list[5].ReadDecimal(),
        Trades = checked((int)list[6].ReadLong()),
        First = new TradeMark(ReadTicks(list[7]), EventIdentity.OfStored(list[8].S)),
        Last = new TradeMark(ReadTicks(list[9]), EventIdentity.OfStored(list[10].S)),
    };

    static AttributeValue WriteMemory(RuleMemory memory) => Attributes.List(
        memory.LastAlert is { } last ? [Attributes.Flag(memory.Armed), Ticks(last)] : [Attributes.Flag(memory.Armed)]);

    static RuleMemory ReadMemory(List<AttributeValue> list) =>
        new(list[0].BOOL ?? false, list.Count > 1 ? ReadTicks(list[1]) : null);

    static AttributeValue Ticks(DateTimeOffset time) => Attributes.Number(time.UtcTicks);

    static DateTimeOffset ReadTicks(AttributeValue value) => new(value.ReadLong(), TimeSpan.Zero);
}
