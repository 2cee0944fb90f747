using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;

namespace MarketData.UnitTests.Function;

[CancelAfter(60_000)]
sealed class StaleBarTests
{
    static readonly FedEvent Last = FunctionOnModel.Trade with { Second = 3530, Volume = 100 };

    /// <summary>
    /// Two reads are not isolated from a transaction: a consumer may see the state from after it, and a bar from
    /// before. Where the trade between them changed no close, the two fit together.
    /// </summary>
    [Test]
    public void A_bar_from_before_a_trade_takes_nothing_of_its_volume_away()
    {
        var function = new FunctionOnModel();
        function.Handle(Last);
        function.Handle(Last with { Id = 2, Second = 3540 });
        var before = Bar(function);
        function.Handle(Last with { Id = 3, Second = 3510, Volume = 7 });
        var (after, reads) = (Bar(function), 0);
        function.Meets = call =>
        {
            if (call.Operation == "Query" && call.Text.Contains(Tables.Bars.Purpose, StringComparison.Ordinal))
            {
                function.Put(Tables.Bars, reads++ == 0 ? before : after);
            }
            else if (call.Operation == "TransactWriteItems" && reads == 1)
            {
                function.Put(Tables.Bars, after);
            }
        };

        Assert.That(function.Handle(Last with { Id = 4, Second = 3520, Volume = 5 }), Is.Empty);

        Assert.That(
            (before["volume"].N, after["volume"].N, Bar(function)["volume"].N),
            Is.EqualTo(("100", "107", "112"))
        );
        Assert.That(reads, Is.EqualTo(2), "the first was refused");
    }

    static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Bar(FunctionOnModel function) =>
        StoredItems.All(function.Store, Tables.Bars).Single();
}
