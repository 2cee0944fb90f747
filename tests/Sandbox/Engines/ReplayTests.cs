using System.Text.Json.Nodes;

namespace MarketData.SandboxTests;

/// <summary>Rules and replays, as EventBridge does them.</summary>
[CancelAfter(60_000)]
public sealed class ReplayTests
{
    static readonly DateTimeOffset Ten = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

    EmulatorApi api = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => api = new((await LocalEngines.MotoAsync()).Endpoint);

    [OneTimeTearDown]
    public void Dispose() => api.Dispose();

    [Test]
    public async Task A_rule_that_is_disabled_delivers_nothing()
    {
        using var bus = await ArchivedBus.CreateAsync(api);

        await bus.SetEnabledAsync(false);
        await bus.PutAsync(1, Ten);
        await bus.SetEnabledAsync(true);
        await bus.PutAsync(2, Ten);

        Assert.That(Numbers(await bus.ArrivedAsync()), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task A_replay_sends_what_lies_in_its_window_minute_by_minute()
    {
        using var bus = await ArchivedBus.CreateAsync(api);
        foreach (var minute in new[] { 5, 1, 3, 0, 9 })
        {
            await bus.PutAsync(minute, Ten.AddMinutes(minute));
        }

        await bus.ArrivedAsync();

        var state = await bus.ReplayAsync(Ten.AddMinutes(1), Ten.AddMinutes(9));

        var arrived = await bus.ArrivedAsync();
        Assert.That(state, Is.EqualTo("COMPLETED"));
        Assert.That(Numbers(arrived), Is.EqualTo(new[] { 1, 3, 5 }));
        Assert.That(arrived.Select(message => (string?)message["replay-name"]), Is.All.StartsWith("replay-"));
        Assert.That((string?)arrived[0]["time"], Is.EqualTo("2026-01-05T10:01:00Z"));
    }

    [Test]
    public async Task What_was_replayed_is_not_archived_again()
    {
        using var bus = await ArchivedBus.CreateAsync(api);
        await bus.PutAsync(1, Ten);
        await bus.ReplayAsync(Ten, Ten.AddMinutes(1));
        await bus.ArrivedAsync();

        await bus.ReplayAsync(Ten, Ten.AddMinutes(1));

        Assert.That(Numbers(await bus.ArrivedAsync()), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task A_replay_can_be_for_some_rules()
    {
        using var bus = await ArchivedBus.CreateAsync(api);
        await bus.AddRuleAsync("other");
        await bus.PutAsync(1, Ten);
        Assert.That(Numbers(await bus.ArrivedAsync()), Is.EqualTo(new[] { 1, 1 }));

        await bus.ReplayAsync(Ten, Ten.AddMinutes(1), bus.RuleArn);

        Assert.That(Numbers(await bus.ArrivedAsync()), Is.EqualTo(new[] { 1 }));
    }

    static IEnumerable<int> Numbers(IEnumerable<JsonObject> messages) =>
        messages.Select(message => (int)message["detail"]!["number"]!);
}
