using MarketData.Domain.Events;
using MarketData.Sandbox.Feed;

namespace MarketData.SandboxTests.Feed;

public sealed class BadEventsTests
{
    static readonly DateTimeOffset Time = new(2024, 6, 3, 13, 30, 0, TimeSpan.Zero);

    [Test]
    public void Every_reason_that_a_single_event_can_cause_has_a_sample()
    {
        // An identity can only conflict with an earlier event's.
        var causedByOneEvent = Enum.GetValues<RejectionReason>().Except([RejectionReason.IdentityConflict]);

        Assert.That(BadEvents.Reasons, Is.EquivalentTo(causedByOneEvent));
    }

    [Test]
    public void No_two_bad_events_are_equal()
    {
        var contents = Enumerable
            .Range(0, 200)
            .Select(number => BadEvents.Create(number, Time))
            .Select(item =>
                item switch
                {
                    BusEvent sent => sent.Detail,
                    BufferMessage message => message.Body,
                    _ => throw new AssertionException($"{item}"),
                }
            );

        // Counted, because a failure would print bodies of 256 KB.
        Assert.That(contents.Distinct().Count(), Is.EqualTo(200));
    }

    [TestCase(10, 3)]
    [TestCase(10, 10)]
    [TestCase(3, 50)]
    [TestCase(5, 0)]
    public void All_real_events_keep_their_order_and_all_bad_ones_are_among_them(int real, int bad)
    {
        var items = Items(real);

        var mixed = BadEvents.MixInto(items, bad).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(mixed.Where(item => item.Expected is Expectation.Stored), Is.EqualTo(items));
            Assert.That(mixed.Count(item => item.Expected is Expectation.Rejected), Is.EqualTo(bad));
        });
    }

    [Test]
    public void Bad_events_are_spread_evenly()
    {
        var mixed = BadEvents.MixInto(Items(100), 10).ToList();

        Assert.That(
            mixed.Chunk(11).Select(part => part.Count(item => item.Expected is Expectation.Rejected)),
            Is.All.EqualTo(1)
        );
    }

    static List<FeedItem> Items(int count) =>
        [.. GeneratedSession.Generate(1, count).Select((row, index) => (FeedItem)row.ToEvent(index + 1))];
}
