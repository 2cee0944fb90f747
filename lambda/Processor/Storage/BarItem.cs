using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Domain.Indicators;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Storage;

/// <summary>A closed one-minute bar in the bars table.</summary>
public static class BarItem
{
    public static Item Key(Symbol symbol, DateTimeOffset minute) =>
        new()
        {
            [Tables.Bars.HashKey] = Attributes.Text(symbol.Value),
            [Tables.Bars.RangeKey!] = Attributes.Minute(minute),
        };

    public const string WrittenAt = "sequence";

    /// <param name="symbol">Whose bar it is.</param>
    /// <param name="bar">The bar.</param>
    /// <param name="sequence">The symbol's, with the commit that writes it.</param>
    public static Item Write(Symbol symbol, Bar bar, long sequence) =>
        new(Key(symbol, bar.Minute))
        {
            ["open"] = Attributes.Number(bar.Open),
            ["high"] = Attributes.Number(bar.High),
            ["low"] = Attributes.Number(bar.Low),
            ["close"] = Attributes.Number(bar.Close),
            ["volume"] = Attributes.Number(bar.Volume),
            ["trades"] = Attributes.Number(bar.Trades),
            ["first_time"] = Attributes.Time(bar.First.Time),
            ["first_id"] = Attributes.Text(bar.First.Identity.Value),
            ["last_time"] = Attributes.Time(bar.Last.Time),
            ["last_id"] = Attributes.Text(bar.Last.Identity.Value),
            ["ema_before"] = Attributes.Number(bar.EmaBefore.Mean),
            ["bars_before"] = Attributes.Number(bar.EmaBefore.Count),
            [WrittenAt] = Attributes.Number(sequence),
        };

    public static Bar Read(Item item) =>
        new()
        {
            Minute = item.ReadMinute(Tables.Bars.RangeKey!),
            Open = item.ReadDecimal("open"),
            High = item.ReadDecimal("high"),
            Low = item.ReadDecimal("low"),
            Close = item.ReadDecimal("close"),
            Volume = item.ReadDecimal("volume"),
            Trades = item.ReadInt("trades"),
            First = new TradeMark(item.ReadTime("first_time"), EventIdentity.OfStored(item.ReadText("first_id"))),
            Last = new TradeMark(item.ReadTime("last_time"), EventIdentity.OfStored(item.ReadText("last_id"))),
            EmaBefore = new Ema(item.ReadInt("bars_before"), item.ReadDouble("ema_before")),
            WrittenAt = item.ReadLong(WrittenAt),
        };

    /// <summary>
    /// A bar, if it is still the one that was read: reads of several items are not one with the state's, and a bar from
    /// before a trade would take the trade's volume away again.
    /// </summary>
    public static Put PutAfter(string table, Item item, long lastWrittenAt)
    {
        var put = new Put
        {
            TableName = table,
            Item = item,
            ConditionExpression = "attribute_not_exists(#written_at)",
            ExpressionAttributeNames = new() { ["#written_at"] = WrittenAt },
        };
        if (lastWrittenAt > 0)
        {
            put.ConditionExpression = "#written_at = :last_written_at";
            put.ExpressionAttributeValues = new() { [":last_written_at"] = Attributes.Number(lastWrittenAt) };
        }

        return put;
    }
}
