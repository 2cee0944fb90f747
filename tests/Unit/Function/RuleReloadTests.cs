using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Function;

/// <summary>The rules of half a minute ago serve traders better than a queue that stands still.</summary>
[CancelAfter(60_000)]
sealed class RuleReloadTests
{
    static readonly FedEvent Trade = FunctionOnModel.Trade with { Second = 3599 };

    [TestCase(FaultKind.Stalled, 2.1)]
    [TestCase(FaultKind.Throttled, 0.1)]
    [TestCase(FaultKind.Refused, 0.1)]
    public void Rules_that_cannot_be_read_again_delay_a_batch_by_one_call_and_the_next_by_none(
        FaultKind fault,
        double seconds
    )
    {
        var function = new FunctionOnModel();
        SimulatedRules.Put(function.Store);
        function.Handle(Trade);
        function.Meets = call => call.Fault = call.Operation == "Scan" ? fault : null;

        function.Invoke(Trade with { Id = 2, Price = 1001 });
        function.Advance(TimeSpan.FromSeconds(seconds));
        Assert.That(function.Process.HasAnswered);
        Assert.That(function.Process.TakeFailures(), Is.Empty);
        function.Invoke(Trade with { Id = 3 });
        function.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(function.Process.HasAnswered);
        Assert.That(function.Process.TakeFailures(), Is.Empty);

        Assert.That(StoredItems.All(function.Store, Tables.MarketData), Has.Count.EqualTo(3));
        Assert.That(StoredAlerts.All(function.Store), Is.Not.Empty, "by the rules as they were");
        Assert.That(function.Log.Of(LogEvent.RulesNotRead), Has.Count.EqualTo(1));
    }

    [Test]
    public void Rules_are_read_again_after_thirty_seconds()
    {
        var function = new FunctionOnModel();

        Assert.That((ReadsAfter(0, id: 1), ReadsAfter(29.9, id: 2), ReadsAfter(0.1, id: 3)), Is.EqualTo((1, 1, 2)));

        int ReadsAfter(double seconds, int id)
        {
            function.Advance(TimeSpan.FromSeconds(seconds));
            function.Invoke(Trade with { Id = id });
            function.Process.TakeFailures();
            return function.Calls.Count(call => call == "Scan");
        }
    }

    [Test]
    public void The_sweep_reads_the_rules_and_tells_what_is_wrong_with_them_although_nobody_sends_anything()
    {
        var function = new FunctionOnModel();
        Assert.That(function.Handle(), Is.Empty);
        function.Put(Tables.AlertRules, new() { [Tables.AlertRules.HashKey] = new("moon") });
        Assert.That(function.Handle(), Is.Empty);
        Assert.That(LastBadRules(), Is.EqualTo(1), "since the sweep before");

        function.Put(
            Tables.AlertRules,
            new()
            {
                [Tables.AlertRules.HashKey] = new("moon"),
                [AlertRuleFields.Enabled] = new() { BOOL = false },
            }
        );
        Assert.That(function.Handle(), Is.Empty);
        Assert.That(LastBadRules(), Is.Zero);

        int LastBadRules() => function.Log.Metrics.Last()[MetricNames.BadRules]!.GetValue<int>();
    }
}
