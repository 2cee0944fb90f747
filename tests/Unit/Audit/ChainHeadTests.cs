using MarketData.Domain.Audit;
using static MarketData.UnitTests.Audit.SampleChain;

namespace MarketData.UnitTests.Audit;

/// <summary>The ends of the chains, before and after the records are read.</summary>
public class ChainHeadTests
{
    [Test]
    public void Records_written_while_the_trail_is_read_raise_no_finding()
    {
        var before = ChainHead.Of(Chain[5]);

        Assert.That(FirstOf(Chain.Where(record => record.Sequence != 8), before, ChainHead.Of(Chain[9])), Is.Null);
    }

    [Test]
    public void A_head_that_was_set_back_is_noticed()
    {
        var found = FirstOf(Chain, ChainHead.Of(Chain[5]), ChainHead.Of(Chain[5]));

        Assert.That((found?.Kind, found?.Sequence), Is.EqualTo((Tampering.Changed, 7L)));
    }

    [Test]
    public void A_head_that_was_removed_is_noticed() =>
        Assert.That(FirstOf([Chain[0]], default, default)?.Kind, Is.EqualTo(Tampering.Changed));

    [Test]
    public void A_head_that_names_another_record_is_noticed()
    {
        var head = new ChainHead(10, new Digest(1, 2, 3, 4), Key: 1);

        Assert.That(FirstOf(Chain, head, head)?.Evidence, Does.Contain("not the one that the chain's head names"));
    }
}
