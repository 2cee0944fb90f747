using System.Globalization;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Ops.Replaying;

namespace MarketData.SandboxTests.Ops;

/// <summary>Events by hand, and again from the archive.</summary>
[CancelAfter(180_000)]
public sealed class SendAndReplayTests
{
    DeploymentInMoto deployment = null!;

    [SetUp]
    public async Task DeployAsync() => deployment = await DeploymentInMoto.CreateAsync();

    [TearDown]
    public void Dispose() => deployment.Dispose();

    [Test]
    public async Task A_detail_and_envelopes_are_sent_and_their_ids_told(CancellationToken cancellation)
    {
        var sent = await deployment.RunAsync(
            cancellation,
            "send",
            "--json",
            """
            {"exchange":"NYSE","symbol":"IBM","price":5,"volume":1}
            [{"symbol":"IBM","bid":1},{"source":"market.x","detail-type":"Quote","detail":{"symbol":"A","ask":2}}]
            """
        );

        var ids = JsonNode.Parse(sent.Output)!["events"]!.AsArray().Select(one => (string)one!["eventId"]!);
        var received = (await deployment.VisibleAsync(OutputNames.BufferUrl))
            .Select(message => JsonNode.Parse(message.Body!)!)
            .ToDictionary(envelope => (string)envelope["id"]!);
        Assert.That(sent.ExitCode, Is.EqualTo(0), sent.Everything);
        Assert.That(
            ids.Select(id => $"{received[id]["detail-type"]} from {received[id]["source"]}"),
            Is.EqualTo(["Trade Execution from market.ops", "Quote from market.ops", "Quote from market.x"])
        );
    }

    [TestCase("no-such.json", "the file was not read: Could not find file")]
    [TestCase("""{"detail":5}""", "detail must be a JSON object, but is 5.")]
    [TestCase("[1]", "an event must be a JSON object, but one is 1.")]
    [TestCase("[]", "there is no event in it.")]
    [TestCase("""{"detail":{},"time":"now"}""", "time must be one such as 2026-11-20T14:30:00Z, but is 'now'.")]
    [TestCase("""{"a":""", "it is not JSON: ")]
    public async Task What_is_no_event_is_not_sent(string events, string problem, CancellationToken cancellation)
    {
        var result = await deployment.RunAsync(cancellation, "send", events);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith($"The events were not all sent: {problem}"));
    }

    [Test]
    public async Task A_window_is_replayed_once_and_followed_again(CancellationToken cancellation)
    {
        var now = DateTimeOffset.UtcNow;
        var sent = $$$"""
            {"source":"market.ops","detail-type":"{{{BusEvents.TradeExecution}}}","time":"{{{Time(
                now.AddMinutes(-30)
            )}}}",
             "detail":{"symbol":"IBM"}}
            """;
        await deployment.RunAsync(cancellation, "send", sent);
        // To the millisecond: the archive may have been made in the same second.
        var end = $"{DateTimeOffset.UtcNow.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}";
        var start = Time(now.AddMinutes(-60));

        var replayed = await deployment.RunAsync(cancellation, "replay", start, end);
        var again = await deployment.RunAsync(cancellation, "replay", start, end);

        Assert.That(replayed.ExitCode, Is.EqualTo(0), replayed.Everything);
        Assert.That(replayed.Output, Does.Contain("Events of the last ten minutes may not be in the archive yet"));
        Assert.That(replayed.Output, Does.Contain(" is COMPLETED at "));
        Assert.That(again.Output, Does.Contain("It was started before"));
        var bodies = (await deployment.VisibleAsync(OutputNames.BufferUrl)).Select(message => message.Body!).ToList();
        Assert.That(bodies, Has.Count.EqualTo(2), "the event, and its one replay");
        Assert.That(bodies, Has.One.Contain("replay-name"));
    }

    [TestCase("2026-11-20T14:00:00Z", "2026-11-20T13:00:00Z", "END (2026-11-20 13:00:00.000 UTC) must be after START")]
    [TestCase(
        "2026-11-20T14:00:00Z",
        "2026-11-20T16:00:00Z",
        "END (2026-11-20 16:00:00.000 UTC) lies ahead; now it is"
    )]
    [TestCase(
        "2026-11-01T14:00:00Z",
        "2026-11-01T16:00:00Z",
        "the archive a is there since 2026-11-10 00:00:00.000 UTC"
    )]
    [TestCase("2026-11-11T14:00:00Z", "2026-11-11T16:00:00Z", "the archive a keeps events for 7 days")]
    [TestCase("2026-11-20T13:00:00Z", "2026-11-20T14:00:00Z", null)]
    public void A_window_of_which_the_archive_has_nothing_is_refused(string start, string end, string? problem)
    {
        var window = new ReplayWindow(Parse(start), Parse(end));
        var archive = new Amazon.EventBridge.Model.DescribeArchiveResponse
        {
            ArchiveName = "a",
            CreationTime = Parse("2026-11-10T00:00:00Z").UtcDateTime,
            RetentionDays = 7,
        };

        var found = window.Problem(archive, Parse("2026-11-20T15:00:00Z"));

        if (problem is null)
        {
            Assert.That(found, Is.Null);
        }
        else
        {
            Assert.That(found, Does.StartWith(problem));
        }
    }

    [Test]
    public void A_replays_name_fits() =>
        Assert.That(
            new ReplayWindow(Parse("2026-11-20T13:00:00Z"), Parse("2026-11-20T14:00:00Z")).NameFor(
                ResourceNames.MarketData,
                "a-sixteen-letter"
            ),
            Is.EqualTo("market-data-a-sixteen-letter-20261120T130000-20261120T140000").And.Length.LessThanOrEqualTo(64)
        );

    static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
