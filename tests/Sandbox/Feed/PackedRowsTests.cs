using MarketData.Sandbox.Feed;
using MarketData.Sessions;

namespace MarketData.SandboxTests.Feed;

public sealed class PackedRowsTests
{
    const int Count = 50_000;

    static readonly PackedRows Packed = PackedRows.Of(GeneratedSession.Generate(seed: 7, Count));

    [Test]
    public void Rows_come_out_as_they_were_as_often_as_they_are_asked_for()
    {
        var rows = GeneratedSession.Generate(seed: 7, Count).ToList();

        Assert.That(Packed, Is.EqualTo(rows));
        Assert.That(Packed, Is.EqualTo(rows));
    }

    [Test]
    public void A_quote_without_a_size_stays_without_one()
    {
        var row = GeneratedSession.Generate(seed: 7, 1).Single() with { Kind = RowKind.Bid, Size = null };

        Assert.That(PackedRows.Of([row]).Single(), Is.EqualTo(row));
    }

    /// <summary>Two million rows are to be read in 200 MB, of which the runtime itself takes a good part.</summary>
    [Test]
    public void A_row_takes_a_few_bytes() => Assert.That(Packed.Bytes / Count, Is.LessThan(20));

    /// <summary>What is sent is made as it is sent, and not before.</summary>
    [Test]
    public void A_session_does_not_keep_its_events()
    {
        var session = Session.Repeat(Session.Build(Packed, symbols: [], limit: null, badEvents: 3), seed: 1);

        var (once, again) = (session.ToList(), session.ToList());

        Assert.That(again, Is.EqualTo(once));
        Assert.That(again[0], Is.Not.SameAs(once[0]));
        Assert.That(session, Has.Count.EqualTo(once.Count));
    }
}
