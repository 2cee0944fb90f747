using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;

namespace MarketData.UnitTests.Function;

/// <summary>What goes wrong with one symbol or message is its own affair, and is called by its name.</summary>
[CancelAfter(60_000)]
sealed class FailureTests
{
    static readonly FedEvent OfS0 = FunctionOnModel.Trade;
    static readonly FedEvent OfS1 = OfS0 with { Symbol = 1, Id = 2 };

    [Test]
    public void A_bug_in_deciding_on_one_symbol_is_counted_as_one_and_fails_that_symbols_events_alone()
    {
        // Nothing in the function expects an audit chain to be full.
        var function = new FunctionOnModel();
        function.Put(
            Tables.SymbolState,
            ChainHeadItem.Write(Tables.SymbolState, "S0", new ChainHead(long.MaxValue, default, Key: 1))
        );

        Assert.That(function.Handle(OfS0, OfS1), Is.EqualTo(new[] { 0 }));

        var bug = function.Log.Of(LogEvent.Bug).Single();
        Assert.Multiple(() =>
        {
            Assert.That(function.Log.Sum(MetricNames.Bugs), Is.EqualTo(1));
            Assert.That(
                $"{bug["errorType"]} {bug["symbol"]} {bug["events"]}",
                Is.EqualTo("System.OverflowException S0 X|S0|2026-11-20|T0001")
            );
            Assert.That($"{bug["stackTrace"]}", Does.Contain("DecisionFold.TryAdd"));
            Assert.That(
                StoredItems.All(function.Store, Tables.MarketData).Single()["event_id"].S,
                Is.EqualTo(OfS1.Identity)
            );
        });
    }

    [Test]
    public void Bugs_are_counted_for_the_invocation_that_met_them()
    {
        var function = new FunctionOnModel();
        function.Put(
            Tables.SymbolState,
            ChainHeadItem.Write(Tables.SymbolState, "S0", new ChainHead(long.MaxValue, default, Key: 1))
        );

        function.Handle(OfS0);
        function.Handle(OfS1);

        Assert.That(function.Log.Sum(MetricNames.Bugs), Is.EqualTo(1));
    }

    [Test]
    public void A_damaged_state_row_fails_its_symbol_alone_and_is_no_bug()
    {
        var function = new FunctionOnModel();
        var row = ChainHeadItem.Write(Tables.SymbolState, "S0", new ChainHead(1, default, Key: 1));
        row["bar"] = new AttributeValue { L = [new() { N = "1" }] };
        function.Put(Tables.SymbolState, row);

        Assert.That(function.Handle(OfS0, OfS1), Is.EqualTo(new[] { 0 }));

        var line = function.Log.Of(LogEvent.CommitFailed).Single();
        Assert.That($"{line["symbol"]}: {line["error"]}", Does.StartWith("S0: bar cannot be read"));
        Assert.That(function.Log.Sum(MetricNames.Bugs), Is.Zero);
    }

    [Test]
    public void While_two_versions_run_the_older_leaves_what_the_newer_wrote_and_goes_on_with_the_rest()
    {
        var function = new FunctionOnModel();
        function.Handle(OfS0, OfS1);
        var newer = StoredItems.All(function.Store, Tables.SymbolState).Single(row => row["symbol"].S == "S0");
        var older = StoredItems.All(function.Store, Tables.SymbolState).Single(row => row["symbol"].S == "S1");
        newer["format"] = new AttributeValue { N = "3" };
        newer["of the newer"] = new AttributeValue("kept");
        older.Remove("format");
        function.Put(Tables.SymbolState, newer);
        function.Put(Tables.SymbolState, older);

        Assert.That(function.Handle(OfS0 with { Id = 3 }, OfS1 with { Id = 4 }), Is.EqualTo(new[] { 0 }));

        Assert.That(
            $"{function.Log.Of(LogEvent.CommitFailed).Single()["error"]}",
            Is.EqualTo(
                "The state row of S0 has format 3, which a newer version of the function wrote; "
                    + "this version reads formats up to 2."
            )
        );
        var rows = StoredItems.All(function.Store, Tables.SymbolState).ToDictionary(row => row["symbol"].S);
        Assert.That(Canonical.Text(rows["S0"]), Is.EqualTo(Canonical.Text(newer)), "untouched");
        Assert.That((rows["S1"]["format"].N, rows["S1"]["sequence"].N), Is.EqualTo(("2", "2")));
    }

    [Test]
    public void A_damaged_event_fails_its_own_symbols_duplicates_alone()
    {
        var function = new FunctionOnModel();
        function.Put(
            Tables.MarketData,
            new()
            {
                ["event_id"] = new(OfS0.Identity),
                ["kind"] = new("TRADE"),
                ["exchange"] = new("X"),
            }
        );

        Assert.That(function.Handle(OfS0, OfS1), Is.EqualTo(new[] { 0 }));
        Assert.That($"{function.Log.Of(LogEvent.CommitFailed).Single()["error"]}", Does.Contain("symbol is missing"));
        Assert.That(function.Log.Sum(MetricNames.Bugs), Is.Zero);
    }

    [TestCase("BatchGetItem", "DynamoDB BatchGetItem on symbol-state had no answer, after 2.0 s")]
    [TestCase("TransactWriteItems", "DynamoDB TransactWriteItems on symbol-state, audit-trail, market-data")]
    public void A_service_that_never_answers_is_named_as_the_cause_and_no_bug(string stalled, string cause)
    {
        var function = new FunctionOnModel { Stalled = stalled };

        Assert.That(function.Handle(OfS0, OfS1), Is.EqualTo(new[] { 0, 1 }));

        Assert.Multiple(() =>
        {
            Assert.That(function.Log.Errors, Does.Contain($"\"error\":\"{cause}"));
            Assert.That(function.Log.Sum(MetricNames.Bugs), Is.Zero);
            Assert.That(function.Log.Sum(MetricNames.Failed), Is.EqualTo(2));
        });
    }

    [Test]
    public void The_line_of_metrics_says_how_many_were_rejected_for_which_reason()
    {
        var function = new FunctionOnModel();

        function.Handle(
            OfS0 with
            {
                Kind = FedKind.Garbage,
            },
            OfS0 with
            {
                Kind = FedKind.Garbage,
                Id = 2,
            },
            OfS0 with
            {
                Kind = FedKind.BadTrade,
                Id = 3,
            }
        );

        Assert.That(function.Log.Sum(MetricNames.Rejected), Is.EqualTo(3));
        Assert.That(
            function.Log.Metrics.Single()["rejectedByReason"]!.ToJsonString(),
            Is.EqualTo("""{"NOT_JSON":2,"PRICE_NOT_POSITIVE":1}""")
        );
    }
}
