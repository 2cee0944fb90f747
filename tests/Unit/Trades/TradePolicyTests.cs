using MarketData.Domain.Trades;
using MarketData.Trades.Decoding;

namespace MarketData.UnitTests.Trades;

public sealed class TradePolicyTests
{
    static readonly TradePolicy Policy = new(["OMS", "EMS"], Threshold: 200_000, ClockSkew: TimeSpan.FromSeconds(60));

    [TestCase("amount", "200000")]
    [TestCase("executedAt", "\"2013-10-08T14:01:03Z\"", TestName = "A minute after the second of its event")]
    [TestCase("executedAt", null)]
    [TestCase("executedAt", "\"2013-10-04T23:59:59Z\"", TestName = "A Friday")]
    public void What_is_just_allowed_has_no_problem(string name, string? json) =>
        Assert.That(Problems(name, json), Is.Empty);

    [TestCase("amount", "200000.01", TradeReason.AmountAboveThreshold)]
    [TestCase("sourceSystem", "\"FIX\"", TradeReason.UnknownSourceSystem)]
    [TestCase("executedAt", "\"2013-10-08T14:01:03.001Z\"", TradeReason.ExecutedInTheFuture)]
    [TestCase("executedAt", "\"2013-10-05T00:00:00Z\"", TradeReason.NotABusinessDate)]
    [TestCase("executedAt", "\"2013-10-06T23:59:59Z\"", TradeReason.NotABusinessDate)]
    public void What_is_not_allowed_is_named(string name, string json, TradeReason reason)
    {
        var problem = Problems(name, json).Single();

        Assert.That(problem.Reason, Is.EqualTo(reason));
        Assert.That(problem.Message, Does.StartWith(name));
    }

    static List<TradeProblem> Problems(string name, string? json)
    {
        var decoded = TradeDecoder.Decode(Envelope.Changed(name, json));
        return [.. Policy.ProblemsOf(decoded.Trade!, decoded.Event)];
    }
}
