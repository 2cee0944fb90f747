using System.Collections.Immutable;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Domain;

/// <summary>A symbol that takes one trade after the other, in the order of arrival, under some rules.</summary>
sealed class Feed(params AlertRule[] rules)
{
    readonly RuleBook book = new(rules);
    ImmutableSortedDictionary<DateTimeOffset, Bar> bars = ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty;

    public SymbolState State { get; private set; } = SymbolState.Unseen(Sample.Ibm);

    public IReadOnlyDictionary<DateTimeOffset, Bar> Bars => bars;

    /// <returns>The alerts that the trades raised.</returns>
    public IReadOnlyList<Alert> Add(params Trade[] trades) => [.. trades.SelectMany(Add)];

    /// <returns>Which of the trades raised an alert.</returns>
    public int[] AlertsAt(IEnumerable<Trade> trades) =>
        [.. trades.Index().Where(trade => Add(trade.Item).Count > 0).Select(trade => trade.Index)];

    /// <summary>One print a minute from the opening on, each of so many units.</summary>
    public static Trade[] Minutes(decimal[] prices, decimal volume = 100) =>
        [.. prices.Select((price, minute) => Sample.TradeAt(TimeSpan.FromMinutes(minute), price, volume))];

    List<Alert> Add(Trade trade)
    {
        var decision = Decider.Decide(State, [trade], bars, Deciding.Terms(book), Sample.Opening);
        State = decision.Next;
        bars = bars.SetItems(decision.Bars.Select(bar => KeyValuePair.Create(bar.Minute, bar)));
        return [.. decision.Alerts];
    }
}
