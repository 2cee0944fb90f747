using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Function;

/// <summary>Others write the same symbol.</summary>
[CancelAfter(60_000)]
sealed class RaceTests
{
    static readonly FedEvent Trade = FunctionOnModel.Trade;

    [Test]
    public void What_is_decided_on_is_read_as_it_is_now()
    {
        var function = new FunctionOnModel();
        var reads = new List<Call>();
        function.Meets = reads.Add;

        function.Handle(Trade, Trade with { Id = 2, Second = 60 });
        function.Handle(Trade with { Id = 3, Second = 1 }, Trade with { Id = 4, Kind = FedKind.BadTrade });
        reads.RemoveAll(call => !IsOfState(call));

        Assert.That(
            reads.Select(call => call.Operation).Distinct(),
            Is.EquivalentTo(new[] { "GetItem", "BatchGetItem", "Query" })
        );
        Assert.That(reads.Select(call => call.Text), Has.All.Contains("\"ConsistentRead\":true"));

        static bool IsOfState(Call call) =>
            call.Operation is "GetItem" or "BatchGetItem"
            || (call.Operation == "Query" && call.Text.Contains("\"bars\"", StringComparison.Ordinal));
    }

    [Test]
    public void A_state_that_never_fits_its_bars_is_read_again_as_often_as_races_are_lost_and_then_fails()
    {
        var function = new FunctionOnModel();
        function.Handle(Trade, Trade with { Id = 2, Second = 60 }, Trade with { Id = 3, Second = 120 });
        var bar = StoredItems.All(function.Store, Tables.Bars).MinBy(item => item["minute"].S)!;
        bar["close"] = new AttributeValue { N = "11" };
        function.Put(Tables.Bars, bar);

        Assert.That(function.Handle(Trade with { Id = 4, Second = 1 }), Is.EqualTo(new[] { 0 }));

        Assert.That(
            $"{function.Log.Of(LogEvent.CommitFailed).Single()["error"]}",
            Does.StartWith("S0 was loaded 101 times")
        );
        Assert.That(function.Log.Sum(MetricNames.Bugs), Is.Zero);
    }

    [Test]
    public void Who_has_lost_more_races_comes_back_sooner()
    {
        var function = new FunctionOnModel();
        var (now, reads) = (TimeSpan.Zero, new List<TimeSpan>());
        function.Meets = call =>
        {
            if (call.Operation == "TransactWriteItems")
            {
                (call.Fault, call.Hit) = (FaultKind.Conflict, [0]);
            }
            else if (call.Operation == "BatchGetItem")
            {
                reads.Add(now);
            }
        };

        function.Invoke(Trade);
        for (; now < TimeSpan.FromMilliseconds(200); now += TimeSpan.FromMilliseconds(1))
        {
            function.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.That(reads, Has.Count.GreaterThan(10));
        foreach (var (lost, (before, after)) in reads.Zip(reads.Skip(1)).Index())
        {
            Assert.That((after - before).TotalMilliseconds, Is.LessThanOrEqualTo(40.0 / (lost + 1) + 1), $"{lost + 1}");
        }
    }

    /// <summary>The state row stands first in its transaction, the event last.</summary>
    [TestCase(FaultKind.Conflict, 0, 2, 1, Description = "what was decided on is about to be old: read again")]
    [TestCase(FaultKind.Conflict, 2, 1, 0)]
    [TestCase(FaultKind.ItemThrottled, 0, 1, 0)]
    [TestCase(FaultKind.ItemThrottled, 2, 1, 0)]
    public void Only_a_conflict_over_the_state_row_is_a_lost_race(FaultKind fault, int item, int reads, int conflicts)
    {
        var function = new FunctionOnModel();
        function.Meets = call =>
        {
            if (call.Operation == "TransactWriteItems" && function.Calls.Count(name => name == call.Operation) == 1)
            {
                (call.Fault, call.Hit) = (fault, [item]);
            }
        };

        Assert.That(function.Handle(Trade), Is.Empty);

        Assert.That(function.Calls.Count(name => name == "BatchGetItem"), Is.EqualTo(reads));
        Assert.That(function.Log.Sum(MetricNames.Conflicts), Is.EqualTo(conflicts));
    }
}
