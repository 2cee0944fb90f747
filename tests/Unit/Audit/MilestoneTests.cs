using MarketData.Domain.Audit;
using MarketData.UnitTests.Domain;
using static MarketData.UnitTests.Audit.SampleChain;

namespace MarketData.UnitTests.Audit;

/// <summary>Moments of which it is known where the chain ended, beside what its head says.</summary>
public class MilestoneTests
{
    [Test]
    public void A_chain_that_grew_since_the_checkpoint_has_nothing_wrong() =>
        Assert.That(Find(Chain, Chain[9], At(Chain[9]), At(Chain[4])), Is.Null);

    [Test]
    public void A_chain_that_was_set_back_head_and_all_is_named_with_where_it_ended() =>
        Assert.That(
            Find(Chain.Take(7), Chain[6], At(Chain[4]), At(Chain[9])),
            Is.EqualTo(
                new ChainFinding(
                    Tampering.Removed,
                    8,
                    null,
                    "is missing: the chain ended at 10 at the checkpoint, and was set back"
                )
            )
        );

    [Test]
    public void A_chain_that_was_written_anew_with_the_key_is_named_where_it_was_known()
    {
        var anew = Link(Enumerable.Range(201, 10).Select(price => Commit(price)));

        Assert.That(
            Find(anew, anew[9], At(Chain[4])),
            Is.EqualTo(
                new ChainFinding(Tampering.Changed, 5, "IBM|5", "is not the one that stood there at the checkpoint")
            )
        );
    }

    [Test]
    public void A_record_that_reaches_over_the_checkpoint_was_not_there()
    {
        var records = Link(Commit(101), Commit(102, 103, 104));

        Assert.That(Find(records, records[1], At(Chain[2]))?.Id, Is.EqualTo("IBM|2"));
    }

    [Test]
    public void A_key_that_was_rotated_out_makes_nothing_after_the_end_of_its_chain()
    {
        var retired = At(Chain[4]) with { RetiredKey = 1 };

        Assert.That(Find(Chain.Take(5), Chain[4], retired), Is.Null);
        Assert.That(
            Find(Chain, Chain[9], retired),
            Is.EqualTo(
                new ChainFinding(
                    Tampering.Inserted,
                    6,
                    "IBM|6",
                    "was made with audit key 1, which was rotated out when the chain ended at 5"
                )
            )
        );
    }

    [Test]
    public void After_a_later_key_an_earlier_one_makes_nothing()
    {
        var next = new AuditKey(2, Sample.Opening, "the key that came after the first"u8);
        var later = next.Link(ChainHead.Of(Chain[9]), Commit(111));
        var back = Sample.Key.Link(ChainHead.Of(later), Commit(112));

        var found = FirstOf(
            [.. Chain, later, back],
            ChainHead.Of(back),
            ChainHead.Of(back),
            keys: new AuditKeys(Sample.Key, next)
        );

        Assert.That(
            found,
            Is.EqualTo(
                new ChainFinding(
                    Tampering.Inserted,
                    12,
                    "IBM|12",
                    "was made with audit key 1, and the record before it with the later key 2"
                )
            )
        );
    }

    static ChainFinding? Find(IEnumerable<AuditRecord> found, AuditRecord last, params Milestone[] milestones) =>
        FirstOf(found, ChainHead.Of(last), ChainHead.Of(last), milestones: milestones);

    static Milestone At(AuditRecord last) =>
        new(
            "at the checkpoint",
            new ChainHeads(
                "trail",
                Sample.At("14:00"),
                new Dictionary<string, ChainHead> { ["IBM"] = ChainHead.Of(last) }
            )
        );
}
