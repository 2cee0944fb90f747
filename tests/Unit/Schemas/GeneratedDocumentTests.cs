using MarketData.Contract;
using MarketData.Tests.Model.Schemas;

namespace MarketData.UnitTests.Schemas;

public sealed class GeneratedDocumentTests
{
    const int Documents = 3_000;

    static readonly string[] MarketFields =
    [
        "exchange",
        "symbol",
        "price",
        "volume",
        "timestamp",
        "tradeId",
        "bid",
        "ask",
        "bidSize",
        "askSize",
    ];

    static readonly string[] TradeFields =
    [
        "tradeId",
        "amount",
        "currency",
        "sourceSystem",
        "symbol",
        "side",
        "price",
        "quantity",
        "executedAt",
    ];

    [TestCase(BusEvents.TradeExecution)]
    [TestCase(BusEvents.Quote)]
    public void A_market_event_has_one_verdict(string detailType) =>
        AssertAgreement(
            MarketContract.Judged,
            values => MarketContract.BodyOf(values.Detail(MarketFields), detailType)
        );

    [Test]
    public void A_trade_has_one_verdict() =>
        AssertAgreement(TradeContract.Judged, values => TradeContract.BodyOf(values.Detail(TradeFields)));

    static void AssertAgreement(JudgedContract contract, Func<RandomValues, string> next)
    {
        var seed = Environment.TickCount;
        var values = new RandomValues(new(seed));
        var (taken, refused) = (0, 0);
        for (var i = 0; i < Documents; i++)
        {
            var body = next(values);
            Assert.That(contract.Disagreement(body), Is.Null, $"seed {seed}");
            _ = contract.SchemaTakes(body) ? taken++ : refused++;
        }

        Assert.That((taken, refused), Is.GreaterThan((Documents / 50, 0)).And.LessThan((Documents * 49 / 50, 0)));
    }
}
