using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Report;
using MarketData.Tools;

namespace MarketData.SandboxTests.Feed;

[CancelAfter(30_000)]
public sealed class FeederTests
{
    static readonly IReadOnlyCollection<FeedItem> Items = Session.Build(
        GeneratedSession.Generate(1, 25),
        symbols: [],
        limit: null,
        badEvents: 0
    );

    [Test]
    public async Task Events_are_put_in_calls_of_ten()
    {
        using var bus = new FakeBus(_ => null);

        var ledger = await FeedAsync(bus);

        Assert.That(bus.Calls.Select(call => call.Count), Is.EquivalentTo(new[] { 10, 10, 5 }));
        Assert.That(ledger.Sent.Select(sent => sent.Item), Is.EquivalentTo(Items));
    }

    [Test]
    public async Task Only_the_entries_that_failed_are_put_again()
    {
        var failures = 3;
        using var bus = new FakeBus(_ => Interlocked.Decrement(ref failures) >= 0 ? "ThrottlingException" : null);

        var ledger = await FeedAsync(bus);

        Assert.That(bus.Calls.Sum(call => call.Count), Is.EqualTo(Items.Count + 3));
        Assert.That(ledger.Sent.Select(sent => sent.Item), Is.EquivalentTo(Items));
    }

    [Test]
    public void An_event_that_is_refused_again_and_again_stops_the_feed_with_the_reason()
    {
        using var bus = new FakeBus(_ => "NotAuthorizedForSourceException");

        Assert.That(
            async () => await FeedAsync(bus),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Contains("The bus 'bus' refused an event 5 times: NotAuthorizedForSourceException")
        );
    }

    static async Task<Ledger> FeedAsync(FakeBus bus)
    {
        var ledger = new Ledger();
        using var unused = new AwsClients(new("http://127.0.0.1:1"));
        await new Feeder(bus, unused.Sqs, "bus", "http://127.0.0.1:1/queue", ledger.NoteSent).FeedAsync(
            Items,
            Pace.Max,
            CancellationToken.None
        );
        return ledger;
    }

    /// <summary>Fails the entries for which the delegate names an error.</summary>
    sealed class FakeBus(Func<PutEventsRequestEntry, string?> errorFor)
        : AmazonEventBridgeClient(
            new BasicAWSCredentials("none", "none"),
            new AmazonEventBridgeConfig { ServiceURL = "http://127.0.0.1:1" }
        )
    {
        readonly Lock gate = new();

        public List<List<PutEventsRequestEntry>> Calls { get; } = [];

        public override Task<PutEventsResponse> PutEventsAsync(
            PutEventsRequest request,
            CancellationToken cancellationToken = default
        )
        {
            lock (gate)
            {
                Calls.Add(request.Entries!);
            }

            return Task.FromResult(new PutEventsResponse { Entries = [.. request.Entries!.Select(Result)] });
        }

        PutEventsResultEntry Result(PutEventsRequestEntry entry) =>
            errorFor(entry) is { } error
                ? new() { ErrorCode = error, ErrorMessage = "try later" }
                : new() { EventId = Guid.NewGuid().ToString() };
    }
}
