using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Alerting;
using MarketData.Shared.Telemetry;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;
using MarketData.UnitTests.Domain;
using MarketData.UnitTests.Function;

namespace MarketData.UnitTests.Alerting;

/// <summary>The model's settings allow three messages a minute of a rule about one symbol, five about all.</summary>
[CancelAfter(60_000)]
sealed class MessageLimitTests
{
    [Test]
    public void A_noisy_symbol_does_not_delay_the_others_of_a_rule()
    {
        var function = WithRules();

        function.Handle([.. Enumerable.Range(0, 10).Select(id => Large(symbol: 0, id)), Large(symbol: 1, id: 10)]);

        Assert.That(Symbols(function), Is.EqualTo(new[] { "S0", "S0", "S0", "S1" }));
    }

    [Test]
    public void A_rule_has_a_limit_for_all_its_symbols()
    {
        var function = WithRules();

        function.Handle([.. Enumerable.Range(0, 12).Select(id => Large(symbol: id / 3, id))]);

        Assert.That(Symbols(function), Has.Length.EqualTo(5));
    }

    [Test]
    public async Task A_minute_that_is_full_is_counted_no_more(CancellationToken cancellation)
    {
        var (store, time) = (new ModelStore(), new ProcessTime(new WorldClock(FedEvent.Opening), TimeSpan.Zero));
        var (settings, log) = (SimulatedSettings.Of(store), new JsonLog(new ProcessLog().Stream, time));
        var limit = new MessageLimit(
            new AlertStore(store.Client, settings, new Backoff(time), time),
            settings.AlertMessages,
            new FailureBoundary(log),
            log,
            time
        );

        var admitted = await limit.AdmitAsync(Alerts(3), cancellation);
        var more = await limit.AdmitAsync(Alerts(1), cancellation);

        Assert.That((admitted.Count, more.Count), Is.EqualTo((3, 0)));
        Assert.That(
            StoredItems.All(store, Tables.Alerts).Select(row => (row["messages"].N, row["ttl"].N)),
            Is.EqualTo(Enumerable.Repeat(("3", $"{FedEvent.Opening.AddHours(1).ToUnixTimeSeconds()}"), 2)),
            "of the symbol and of the rule, kept for an hour"
        );
    }

    [TestCase(3, 0)]
    [TestCase(4, 1)]
    public void What_waits_for_the_digest_is_logged(int alerts, int waiting)
    {
        var function = WithRules();

        function.Handle([.. Enumerable.Range(0, alerts).Select(id => Large(symbol: 0, id))]);

        Assert.That(
            function.Log.Of(LogEvent.AlertsWaitForDigest).Sum(line => int.Parse($"{line[LogFields.Count]}")),
            Is.EqualTo(waiting)
        );
        Assert.That(function.Log.Of(LogEvent.AlertsWaitForDigest), Has.Count.EqualTo(waiting == 0 ? 0 : 1));
    }

    static IEnumerable<Alert> Alerts(int count) =>
        Enumerable.Range(0, count).Select(_ => Sample.Alert(Sample.PriceOver(5), Sample.Trade("13:30", 10), 10));

    static FedEvent Large(int symbol, int id) =>
        new(FedKind.Trade, symbol, id, Second: 3000, Price: 10, Volume: 2_000_000, IsReplay: false);

    static string[] Symbols(FunctionOnModel function) =>
        [
            .. function
                .Topic.Published.Select(message => message.Attributes[MessageAttributes.Symbol])
                .Order(StringComparer.Ordinal),
        ];

    static FunctionOnModel WithRules()
    {
        var function = new FunctionOnModel();
        SimulatedRules.Put(function.Store);
        return function;
    }
}
