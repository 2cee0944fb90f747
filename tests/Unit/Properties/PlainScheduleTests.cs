using System.Collections.Immutable;
using MarketData.Contract;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;
using MarketData.UnitTests.Function;

namespace MarketData.UnitTests.Properties;

/// <summary>Schedules of one or two steps: what the property found, and what it is worth to see by itself.</summary>
[CancelAfter(60_000)]
sealed class PlainScheduleTests
{
    static readonly FedEvent Alerting = FunctionOnModel.Trade with { Price = 1001, Volume = 100 };

    [Test]
    public void A_passing_fault_of_a_transaction_delays_it_and_no_more(
        [Values(
            FaultKind.Throttled,
            FaultKind.ServerError,
            FaultKind.ServerErrorAfterwards,
            FaultKind.Reset,
            FaultKind.AnswerLost,
            FaultKind.GivenUp,
            FaultKind.GivenUpMeanwhile,
            FaultKind.Stalled,
            FaultKind.StalledAfterwards,
            FaultKind.Conflict,
            FaultKind.ItemThrottled
        )]
            FaultKind fault
    )
    {
        Assert.That(Delivered(new Fault("TransactWriteItems", 0, fault)).Redelivered, Is.Empty);
    }

    [Test]
    public void Events_of_a_transaction_whose_answer_was_lost_count_as_stored_and_not_as_duplicates(
        [Values(
            FaultKind.AnswerLost,
            FaultKind.ServerErrorAfterwards,
            FaultKind.StalledAfterwards,
            FaultKind.GivenUp,
            FaultKind.GivenUpMeanwhile
        )]
            FaultKind fault
    )
    {
        var run = Delivered(new Fault("TransactWriteItems", 0, fault));

        Assert.That(
            (run.Sum(MetricNames.Stored), run.Sum(MetricNames.Duplicate), run.Sum(MetricNames.Alerts)),
            Is.EqualTo((1, 0, 2))
        );
    }

    [Test]
    public void A_passing_fault_of_a_read_delays_it_and_no_more(
        [Values(FaultKind.Throttled, FaultKind.ServerError, FaultKind.AnswerLost, FaultKind.GivenUp, FaultKind.Stalled)]
            FaultKind fault
    )
    {
        Assert.That(Delivered(new Fault("BatchGetItem", 0, fault)).Redelivered, Is.Empty);
    }

    [Test]
    public void An_alert_that_cannot_be_counted_or_marked_at_once_is_retried_and_published_once(
        [Values(0, 1, 2, 3)] int update,
        [Values(FaultKind.Conflict, FaultKind.Throttled, FaultKind.ServerError, FaultKind.AnswerLost)] FaultKind fault
    )
    {
        var run = Delivered(new Fault("UpdateItem", update, fault));

        Assert.That(run.Redelivered, Is.Empty);
        Assert.That(
            run.Topic.Published.Select(message => message.Attributes[MessageAttributes.Rule]),
            Is.EquivalentTo(new[] { "over-1000", "over-500" })
        );
    }

    [Test]
    public void A_topic_that_fails_fails_no_delivery_and_its_alerts_are_told_by_the_next_look(
        [Values(FaultKind.Throttled, FaultKind.Reset)] FaultKind fault
    )
    {
        var run = Delivered([.. Enumerable.Range(0, 3).Select(nth => new Fault("PublishBatch", nth, fault))]);
        Assert.That(run.Redelivered, Is.Empty);
        Assert.That(run.Topic.Published, Is.Empty);

        run.Sweep();

        Assert.That(
            run.Topic.Published.Select(message => message.Attributes[MessageAttributes.Rule]),
            Is.EquivalentTo(new[] { "over-1000", "over-500" })
        );
    }

    [Test]
    public void An_event_that_is_in_flight_twice_mails_its_alerts_once()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var run = Run(TwiceInFlight with { Seed = seed });
            Assert.That(
                run.Topic.Published.Select(message => message.Attributes[MessageAttributes.Rule]),
                Is.EquivalentTo(new[] { "over-1000", "over-500" }),
                $"seed {seed}"
            );
        }
    }

    /// <summary>Nothing bounds how far an index is behind: an alert that was told may still stand there.</summary>
    [Test]
    public void An_index_that_is_minutes_behind_mails_no_alert_again()
    {
        var run = Run(Once with { IndexLag = 5, IndexLagSeconds = 300 });
        Assert.That(run.Topic.Published, Has.Count.EqualTo(2), "both alerts are told at once");

        run.Sweep();

        Assert.That(run.Topic.Published, Has.Count.EqualTo(2));
        Assert.That(run.Sum(MetricNames.OverdueAlerts), Is.Zero);
    }

    [Test]
    public void A_symbol_that_four_consumers_write_all_the_time_fails_none_of_them()
    {
        var hot = Once with
        {
            Events = [.. Enumerable.Range(0, 60).Select(id => Alerting with { Id = id, Price = 10 })],
            Batches = [.. Enumerable.Range(0, 60).Select(id => ImmutableArray.Create(id))],
            Consumers = 4,
        };

        for (var seed = 1; seed <= 10; seed++)
        {
            Assert.That(Run(hot with { Seed = seed }).Redelivered, Is.Empty, $"seed {seed}");
        }
    }

    static Schedule Once { get; } =
        new()
        {
            Events = [Alerting],
            Batches =
            [
                [0],
            ],
            Faults = [],
            Consumers = 1,
            IndexLag = 0,
            Seed = 0,
        };

    static Schedule TwiceInFlight { get; } =
        Once with
        {
            Batches =
            [
                [0],
                [0],
            ],
            Consumers = 2,
        };

    static Simulation Delivered(params Fault[] faults) => Run(Once with { Faults = [.. faults] });

    static Simulation Run(Schedule schedule)
    {
        var store = new ModelStore();
        SimulatedRules.Put(store);
        var run = new Simulation(schedule, store);
        run.DeliverAll();
        return run;
    }
}
