using MarketData.Processor.Committing;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Committing;

public class SymbolCommitTests
{
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
