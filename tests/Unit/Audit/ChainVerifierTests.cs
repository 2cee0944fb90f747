using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.UnitTests.Domain;
using static MarketData.UnitTests.Audit.SampleChain;

namespace MarketData.UnitTests.Audit;

public class ChainVerifierTests
{
    [Test]
    public void An_untouched_chain_has_nothing_wrong_in_whatever_order_it_is_read()
    {
        var shuffled = Chain.OrderBy(record => record.Hash.Fourth);

        Assert.That(FirstOf(shuffled), Is.Null);
    }

    [TestCase(0)]
    [TestCase(4)]
    [TestCase(9)]
    public void A_changed_record_is_named(int index)
    {
        var commit = (AuditEntry.Commit)Chain[index].Entry;
        var changed = Chain[index] with { Entry = commit with { Decided = Sample.At("09:00") } };

        var found = FirstOf(Chain.Select((record, i) => i == index ? changed : record));

        Assert.That(
            (found?.Kind, found?.Sequence, found?.Id),
            Is.EqualTo((Tampering.Changed, index + 1L, $"IBM|{index + 1}"))
        );
    }

    [Test]
    public void A_record_whose_hash_was_made_with_another_key_is_named()
    {
        var otherKey = new AuditKey(1, Sample.Opening, "ffffffffffffffffffffffffffffffff"u8);
        var forged = otherKey.Link(ChainHead.Of(Chain[3]), Chain[4].Entry);

        var found = FirstOf(Chain.Select((record, i) => i == 4 ? forged : record));

        Assert.That((found?.Kind, found?.Sequence), Is.EqualTo((Tampering.Changed, 5L)));
    }

    [Test]
    public void A_chain_that_goes_on_under_a_new_key_is_verified_with_both()
    {
        var next = new AuditKey(2, Sample.Opening, "the key that came after the first"u8);
        var head = ChainHead.Of(Chain[9]);
        var later = next.Link(head, Commit(111));

        Assert.That(FirstWith(new AuditKeys(Sample.Key, next)), Is.Null);
        Assert.That(FirstWith(new AuditKeys(next))?.Kind, Is.EqualTo(Tampering.Changed));

        ChainFinding? FirstWith(AuditKeys keys) =>
            FirstOf(Chain.Append(later), ChainHead.Of(later), ChainHead.Of(later), keys: keys);
    }

    [TestCase(0, "is missing")]
    [TestCase(4, "is missing")]
    [TestCase(9, "is missing")]
    public void A_removed_record_is_named(int index, string evidence)
    {
        var found = FirstOf(Chain.Where((_, i) => i != index));

        Assert.That(
            (found?.Kind, found?.Sequence, found?.Evidence),
            Is.EqualTo((Tampering.Removed, index + 1L, evidence))
        );
    }

    [Test]
    public void Of_a_commit_that_was_removed_all_events_are_named()
    {
        var records = Link(Commit(101), Commit(102, 103, 104), Commit(105));

        Assert.That(records.Select(record => record.Id), Is.EqualTo(new[] { "IBM|1", "IBM|2", "IBM|5" }));
        Assert.That(FirstOf(records, records[2]), Is.Null);
        Assert.That(
            FirstOf([records[0], records[2]], records[2]),
            Is.EqualTo(new ChainFinding(Tampering.Removed, 2, null, "is missing, and so are all up to record 4"))
        );
    }

    [Test]
    public void An_event_that_was_taken_out_of_a_commit_is_noticed()
    {
        var records = Link(Commit(101, 102, 103));
        var commit = (AuditEntry.Commit)records[0].Entry;
        var shortened = records[0] with { Entry = commit with { Events = [.. commit.Events.Take(2)] } };

        Assert.That(FirstOf([shortened], records[0])?.Kind, Is.EqualTo(Tampering.Changed));
    }

    [Test]
    public void A_chain_that_was_emptied_is_named() =>
        Assert.That(
            FirstOf([]),
            Is.EqualTo(new ChainFinding(Tampering.Removed, 1, null, "is missing, and so are all up to record 10"))
        );

    [TestCase(5, Description = "beside a record of the same number")]
    [TestCase(11, Description = "after the end")]
    public void An_inserted_record_is_named(long sequence)
    {
        var forged = Chain[4] with { Sequence = sequence, Entry = Commit(999) };

        var found = FirstOf(Chain.Append(forged));

        Assert.That(
            (found?.Kind, found?.Sequence, found?.Id),
            Is.EqualTo((Tampering.Inserted, sequence, $"IBM|{sequence}"))
        );
    }

    [Test]
    public void Records_that_changed_places_are_named()
    {
        var (first, second) = (Chain[4], Chain[5]);
        AuditRecord[] swapped =
        [
            .. Chain.Take(4),
            first with
            {
                Sequence = second.Sequence,
                Previous = second.Previous,
            },
            second with
            {
                Sequence = first.Sequence,
                Previous = first.Previous,
            },
            .. Chain.Skip(6),
        ];

        Assert.That(
            FirstOf(swapped),
            Is.EqualTo(new ChainFinding(Tampering.Reordered, 5, "IBM|5", "was written as record 6"))
        );
    }

    [Test]
    public void A_record_moved_to_another_chain_is_removed_there_and_inserted_here()
    {
        var moved = Chain[9] with { Entry = Commit(110) with { Symbol = Symbol.Parse("AAPL") } };
        var (found, head) = (Chain.Take(9).Append(moved).ToList(), ChainHead.Of(Chain[9]));

        Assert.That(FirstOf(found, head, head)?.Kind, Is.EqualTo(Tampering.Removed));
        Assert.That(FirstOf(found, default, default, chain: "AAPL")?.Kind, Is.EqualTo(Tampering.Inserted));
    }
}
