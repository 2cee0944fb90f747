using MarketData.Processor.Committing;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Committing;

public class SymbolCommitTests
{
    [Test]
    public void Events_are_decided_on_in_the_order_of_their_time_and_then_of_their_ids()
    {
        var commit = new SymbolCommit(
            Sample.Ibm,
            [
                Sample.Trade("13:30:02", 10, id: "1"),
                Sample.Trade("13:30:01", 10, id: "4"),
                Sample.Trade("13:30:01", 10, id: "3"),
                Sample.Trade("13:30:00", 10, id: "9"),
            ]
        );

        Assert.That(commit.Open.Select(trade => trade.Identity.Value[^1]), Is.EqualTo("9341"));
    }

    [Test]
    public void A_symbol_is_loaded_again_as_often_as_is_allowed_and_then_fails()
    {
        var commit = new SymbolCommit(Sample.Ibm, []);

        commit.CountReload(max: 2);
        commit.CountReload(max: 2);

        Assert.That(
            () => commit.CountReload(max: 2),
            Throws.TypeOf<TimeoutException>().With.Message.StartsWith("IBM was loaded 3 times")
        );
    }
}
