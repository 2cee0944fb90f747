using MarketData.Sandbox.Feed;

namespace MarketData.SandboxTests.Feed;

public sealed class RepeatTests
{
    static readonly IReadOnlyCollection<FeedItem> Items = Session.Build(
        GeneratedSession.Generate(7, 1000),
        [],
        null,
        badEvents: 20
    );

    [Test]
    public void Some_events_come_again_after_themselves()
    {
        var repeated = Session.Repeat(Items, seed: 1);

        Assert.That(repeated.Count - Items.Count, Is.InRange(5, 50), "about 2 %");
        Assert.That(repeated.Distinct(), Is.EqualTo(Items), "nothing is lost and the order is kept");
    }

    [Test]
    public void Bad_events_do_not_come_again() =>
        Assert.That(
            Session.Repeat(Items, seed: 1).Count(item => item.Expected is Expectation.Rejected),
            Is.EqualTo(20)
        );

    [Test]
    public void A_seed_repeats_itself()
    {
        var first = Session.Repeat(Items, seed: 1);

        Assert.That(Session.Repeat(Items, seed: 1), Is.EqualTo(first));
        Assert.That(Session.Repeat(Items, seed: 2), Is.Not.EqualTo(first));
    }
}
