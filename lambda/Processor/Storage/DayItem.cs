using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Storage;

/// <summary>
/// A symbol's day in its state row: a list of its first trade, its sums and, where one is known, the trade before it.
/// When that was is left out as soon as no other can come after it any more: it needs its room for the day's first hour
/// alone.
/// </summary>
static class DayItem
{
    public static AttributeValue Write(TradingDay day, BarSeries series) =>
        Attributes.List([
            .. Mark(day.First),
            Attributes.Number(day.Open),
            Attributes.Number(day.Volume),
            Attributes.Number(day.Vwap),
            Attributes.Number(day.Minutes),
            .. day.Before is { } before ? Before(before, day, series) : [],
        ]);

    public static TradingDay Read(AttributeValue value) =>
        value.ReadList() is [var time, var id, var open, var volume, var vwap, var minutes, .. var before]
            ? new TradingDay(
                ReadMark(time, id),
                open.ReadDecimal(),
                volume.ReadDecimal(),
                vwap.ReadDouble(),
                minutes.ReadInt(),
                ReadBefore(before)
            )
            : throw new FormatException("A day has six parts or more.");

    static AttributeValue[] Before(LastTrade before, TradingDay day, BarSeries series)
    {
        var midnight = new DateTimeOffset(day.First.Time.UtcDateTime.Date, TimeSpan.Zero);
        var isSettled = series.IsLate(midnight.AddMinutes(-1));
        return [.. isSettled ? [] : Mark(before.Mark), Attributes.Number(before.Price)];
    }

    static LastTrade? ReadBefore(List<AttributeValue> parts) =>
        parts switch
        {
            [] => null,
            [var price] => new LastTrade(default, price.ReadDecimal()),
            [var time, var id, var price] => new LastTrade(ReadMark(time, id), price.ReadDecimal()),
            _ => throw new FormatException(
                "The trade before a day is its price, and before that its time and identity."
            ),
        };

    static AttributeValue[] Mark(TradeMark mark) => [Attributes.Ticks(mark.Time), Attributes.Text(mark.Identity.Value)];

    static TradeMark ReadMark(AttributeValue time, AttributeValue id) =>
        new(time.ReadTicks(), EventIdentity.OfStored(id.ReadText()));
}
