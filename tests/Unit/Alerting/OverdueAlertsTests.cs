using System.Globalization;
using MarketData.Contract;
using MarketData.Processor.Alerting;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.UnitTests.Domain;
using MarketData.UnitTests.Function;

namespace MarketData.UnitTests.Alerting;

[CancelAfter(60_000)]
sealed class OverdueAlertsTests
{
    [Test]
    public void A_digest_tells_no_more_alerts_than_can_be_marked_before_the_time_is_over()
    {
        // 5,000 marks take 50 s, and the invocation has 30 s.
        var function = new FunctionOnModel { TimeOfCall = TimeSpan.FromMilliseconds(10) };
        PutPending(function, 5000);

        function.Handle();
        Assert.That(Pending(function), Is.InRange(1000, 4000));
        function.Handle();

        Assert.That(Pending(function), Is.Zero);
        Assert.That(Told(function), Is.EqualTo(5000), "each alert was told once");
    }

    [Test]
    public void A_function_whose_turn_it_is_not_looks_for_no_alerts()
    {
        var function = new FunctionOnModel();
        PutPending(function, 1);
        var turn = new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>(AlertItem.Turn)
        {
            ["taken_until"] = new("2026-11-20T15:30:59.0000000Z"),
        };
        function.Put(Tables.Alerts, turn);

        function.Handle();
        Assert.That(function.Calls, Has.One.EqualTo("UpdateItem").And.None.EqualTo("Query"));
        function.Handle();

        Assert.That(Told(function), Is.EqualTo(1));
    }

    [Test]
    public void A_function_looks_again_after_thirty_seconds()
    {
        var function = new FunctionOnModel();

        Assert.That((LooksAfter(0), LooksAfter(29.9), LooksAfter(0.1)), Is.EqualTo((1, 1, 2)));

        int LooksAfter(double seconds)
        {
            function.Advance(TimeSpan.FromSeconds(seconds));
            function.Invoke();
            function.Process.TakeFailures();
            return function.Calls.Count(call => call == "UpdateItem");
        }
    }

    [Test]
    public void Whether_an_alert_is_still_pending_is_read_as_it_is_now()
    {
        var function = new FunctionOnModel();
        var reads = new List<string>();
        function.Meets = call => reads.AddRange(call.Operation == "BatchGetItem" ? [call.Text] : []);
        PutPending(function, 1);

        function.Handle();

        Assert.That(reads.Single(), Does.Contain("\"ConsistentRead\":true"));
    }

    [Test]
    public void The_turn_lasts_until_what_was_marked_has_left_the_index()
    {
        var function = new FunctionOnModel();

        function.Handle();

        Assert.That(
            StoredItems.All(function.Store, Tables.Alerts).Single()["taken_until"].S,
            Is.EqualTo("2026-11-20T15:30:39.0000000Z"),
            "ten seconds after the work of thirty seconds less one"
        );
    }

    /// <summary>The longest run, thirty seconds by which clocks differ, and the rest of that minute.</summary>
    [TestCase(100, -181, 1)]
    [TestCase(100, -180, 0)]
    [TestCase(60, -121, 1)]
    [TestCase(60, -120, 0)]
    public void An_alert_is_overdue_when_no_function_can_be_about_to_publish_it(int longestRun, int storedAt, int told)
    {
        var function = new FunctionOnModel { Remaining = TimeSpan.FromSeconds(longestRun) };
        PutPending(function, 1, FedEvent.Opening.AddHours(1).AddSeconds(storedAt));

        function.Handle();

        Assert.That(Told(function), Is.EqualTo(told));
    }

    [Test]
    public void A_damaged_alert_is_named_and_does_not_keep_the_others_from_being_told()
    {
        var function = new FunctionOnModel();
        PutPending(function, 2);
        var damaged = StoredAlerts.All(function.Store)[0];
        damaged.Remove("severity");
        function.Put(Tables.Alerts, damaged);

        function.Handle();

        Assert.That(Told(function), Is.EqualTo(1));
        var line = function.Log.Of(LogEvent.OverdueAlertsNotPublished).Single();
        Assert.That(
            $"{line["alertId"]}: {line["error"]}",
            Is.EqualTo($"{damaged["alert_id"].S}: severity is missing or of another type.")
        );
        Assert.That(function.Log.Sum(MetricNames.OverdueAlerts), Is.EqualTo(1));
    }

    [Test]
    public void An_alert_that_the_table_does_not_give_under_load_is_told_the_next_time()
    {
        var function = new FunctionOnModel();
        PutPending(function, 2);
        function.Meets = call =>
        {
            if (call.Operation == "BatchGetItem")
            {
                (call.Fault, call.Hit) = (FaultKind.Partial, [0]);
            }
        };

        function.Handle();
        Assert.That(Told(function), Is.EqualTo(1));
        function.Meets = _ => { };
        function.Handle();

        Assert.That(Told(function), Is.EqualTo(2));
    }

    // sha256sum says so.
    [TestCase("large-print|IBM|NYSE|1", "0")]
    [TestCase("large-print|IBM|NYSE|2", "4")]
    public void An_alert_waits_in_the_shard_of_its_id(string id, string shard) =>
        Assert.That(PendingShards.Of(id), Is.EqualTo(shard));

    /// <summary>Alerts of one rule and minute, three minutes old.</summary>
    static void PutPending(FunctionOnModel function, int count, DateTimeOffset? storedAt = null)
    {
        foreach (var i in Enumerable.Range(0, count))
        {
            var alert = Sample.Alert(Sample.PriceOver(1000), Sample.Trade("13:30:00", 1001, id: $"{i}"), 1001);
            function.Put(Tables.Alerts, AlertItem.Write(alert, storedAt ?? FedEvent.Opening.AddMinutes(57)));
        }
    }

    static int Pending(FunctionOnModel function) =>
        StoredAlerts.All(function.Store).Count(alert => alert["status"].S == "PENDING");

    static int Told(FunctionOnModel function) =>
        function.Topic.Published.Sum(message =>
            message.Subject.Split(' ') is [_, var many, "more", ..] ? int.Parse(many, CultureInfo.InvariantCulture) : 1
        );
}
