using MarketData.Ops.Releases;

namespace MarketData.SandboxTests.Ops;

public class ReleaseJournalTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Versions 1 and 2 were released, 3 was taken back, 4 is live.</summary>
    static ReleaseJournal Journal { get; } =
        ReleaseJournal
            .Empty.Released(1, Noon)
            .Released(2, Noon.AddHours(1))
            .Withdrawn(3, Noon.AddHours(2))
            .Released(4, Noon.AddHours(3));

    [Test]
    public void It_reads_as_people_write_and_back()
    {
        const string text =
            "4 2026-11-30T15:00Z, 3 withdrawn 2026-11-30T14:00Z, 2 2026-11-30T13:00Z, 1 2026-11-30T12:00Z";

        Assert.That(Journal.ToString(), Is.EqualTo(text));
        Assert.That(ReleaseJournal.Parse(text).Entries, Is.EqualTo(Journal.Entries));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("The processor that is live")]
    [TestCase("4 yesterday")]
    [TestCase("99999999999999999999 2026-11-30T15:00Z")]
    public void A_description_of_somebody_elses_is_no_journal(string? description) =>
        Assert.That(ReleaseJournal.Parse(description).Entries, Is.Empty);

    [Test]
    public void A_description_holds_256_letters_so_the_oldest_is_forgotten()
    {
        var journal = Enumerable
            .Range(1, 100)
            .Aggregate(ReleaseJournal.Empty, (all, version) => all.Released(version, Noon.AddMinutes(version)));

        var text = journal.ToString();

        Assert.That(text, Has.Length.InRange(200, 256));
        Assert.That(ReleaseJournal.Parse(text).Entries.Select(entry => entry.Version).First(), Is.EqualTo(100));
    }

    [Test]
    public void By_steps_the_former_version_is_the_last_that_was_released_and_not_taken_back() =>
        Assert.That(Journal.Former(4, [1, 2, 3, 4, 5], gradual: true), Is.EqualTo(2));

    [Test]
    public void A_version_that_was_never_released_is_no_former_one()
    {
        var journal = ReleaseJournal.Empty.Released(1, Noon).Released(3, Noon.AddHours(1));

        Assert.That(journal.Former(3, [1, 2, 3], gradual: true), Is.EqualTo(1));
    }

    [Test]
    public void A_version_that_was_deleted_is_no_former_one() =>
        Assert.That(Journal.Former(4, [1, 3, 4], gradual: true), Is.EqualTo(1));

    /// <summary>Terraform has released them, and the journal knows of none.</summary>
    [TestCase(3, 2)]
    [TestCase(1, null)]
    public void At_once_the_former_version_is_the_one_below(int live, int? former) =>
        Assert.That(ReleaseJournal.Empty.Former(live, [1, 2, 3], gradual: false), Is.EqualTo(former));

    [Test]
    public void At_once_a_version_that_was_taken_back_is_passed_over() =>
        Assert.That(ReleaseJournal.Empty.Withdrawn(3, Noon).Former(4, [1, 2, 3, 4], gradual: false), Is.EqualTo(2));

    [Test]
    public void Who_releases_a_version_that_was_taken_back_means_it()
    {
        var again = Journal.Released(3, Noon.AddHours(4));

        Assert.That(again.IsWithdrawn(3), Is.False);
        Assert.That(again.ReleasedAt(3), Is.EqualTo(Noon.AddHours(4)));
        Assert.That(again.Entries.Count(entry => entry.Version == 3), Is.EqualTo(1));
    }
}
