using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Domain.Indicators;

namespace MarketData.Processor.Storage;

/// <summary>A closed one-minute bar in the bars table.</summary>
public static class BarItem
{
    public static Item Key(Symbol symbol, DateTimeOffset minute) =>
        new() { ["symbol"] = Attributes.Text(symbol.Value), ["minute"] = Attributes.Minute(minute) };

    public static Item Write(Symbol symbol, Bar bar) =>
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
        };

    public static Bar Read(Item item) =>
        new()
        {
            Minute = item["minute"].ReadMinute(),
            Open = item["open"].ReadDecimal(),
            High = item["high"].ReadDecimal(),
            Low = item["low"].ReadDecimal(),
            Close = item["close"].ReadDecimal(),
            Volume = item["volume"].ReadDecimal(),
            Trades = checked((int)item["trades"].ReadLong()),
            First = new TradeMark(item["first_time"].ReadTime(), EventIdentity.OfStored(item["first_id"].S)),
            Last = new TradeMark(item["last_time"].ReadTime(), EventIdentity.OfStored(item["last_id"].S)),
            EmaBefore = new Ema(checked((int)item["bars_before"].ReadLong()), item["ema_before"].ReadDouble()),
        };
}
