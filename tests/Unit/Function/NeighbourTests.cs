using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Function;

/// <summary>
/// A batch of two symbols, each with an alert, and of a message that is rejected, while it goes badly with one symbol.
/// </summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class NeighbourTests
{
    static readonly FedEvent Troubled = FunctionOnModel.Trade with { Second = 3599, Price = 1001, Volume = 100 };
    static readonly FedEvent Neighbour = Troubled with { Symbol = 1, Id = 2 };
    static readonly FedEvent Bad = Troubled with { Kind = FedKind.BadTrade, Symbol = 2, Id = 3 };

    readonly FunctionOnModel function = new() { TimeOfCall = TimeSpan.FromMilliseconds(5) };
    readonly Dictionary<string, TimeSpan> hidden = [];

    public NeighbourTests()
    {
        SimulatedRules.Put(function.Store);
        function.Queues.Hide = hidden.Add;
    }

    [Test]
    public void A_key_that_is_throttled_all_the_time_holds_nobody_else()
    {
        function.Meets = function.Trouble("S0", FaultKind.Throttled);

        function.Invoke(Troubled, Neighbour, Bad);
        function.Advance(TimeSpan.FromSeconds(1));

        TheOthersAreServed();
        TroubledComesBackAlone();
    }

    /// <summary>What is shared is tried twice, two seconds each, and then each symbol goes by itself.</summary>
    [Test]
    public void A_key_whose_requests_hang_holds_its_neighbour_for_two_calls()
    {
        function.Meets = function.Trouble("S0", FaultKind.Stalled);

        function.Invoke(Troubled, Neighbour, Bad);
        function.Advance(TimeSpan.FromSeconds(5));

        TheOthersAreServed();
        TroubledComesBackAlone();
    }

    [Test]
    public void A_transaction_that_hangs_for_one_symbol_holds_its_neighbour_for_two_calls()
    {
        var trouble = function.Trouble("S0", FaultKind.Stalled);
        function.Meets = call => OfTransactions(call, trouble);

        function.Invoke(Troubled, Neighbour, Bad);
        function.Advance(TimeSpan.FromSeconds(5));

        TheOthersAreServed();
        TroubledComesBackAlone();
    }

    [TestCase(FaultKind.Throttled)]
    [TestCase(FaultKind.Malformed)]
    public void An_item_that_is_refused_in_a_shared_transaction_fails_its_symbol_alone(FaultKind kind)
    {
        var trouble = function.Trouble("S0", kind);
        function.Meets = call => OfTransactions(call, trouble);

        function.Invoke(Troubled, Neighbour, Bad);
        function.Advance(TimeSpan.FromSeconds(1));

        TheOthersAreServed();
        TroubledComesBackAlone();
    }

    [Test]
    public void A_topic_that_hangs_for_one_symbols_alert_holds_nobody_else_and_fails_nothing()
    {
        function.Meets = call =>
        {
            if (call.Operation == "PublishBatch" && call.Text.Contains("S0", StringComparison.Ordinal))
            {
                call.Fault = FaultKind.Stalled;
            }
        };

        function.Invoke(Troubled, Neighbour, Bad);
        function.Advance(TimeSpan.FromSeconds(1));

        TheOthersAreServed();
        Assert.That(function.End(), Is.Empty);
        Assert.That(
            StoredAlerts.All(function.Store).Select(alert => $"{alert["symbol"].S} {alert["status"].S}"),
            Is.EquivalentTo(new[] { "S0 PENDING", "S0 PENDING", "S1 NOTIFIED" })
        );
        function.Meets = _ => { };
        function.Advance(TimeSpan.FromMinutes(2));
        function.Handle();
        Assert.That(
            function.Topic.Published.Count(message => message.Attributes[MessageAttributes.Symbol] == "S0"),
            Is.EqualTo(2),
            "the look at overdue alerts tells them"
        );
    }

    [Test]
    public void A_topic_that_hangs_altogether_holds_no_commit_and_no_rejection_and_fails_nothing()
    {
        function.Meets = call => call.Fault = call.Operation == "PublishBatch" ? FaultKind.Stalled : null;

        function.Invoke(Troubled, Neighbour, Bad);
        function.Advance(TimeSpan.FromSeconds(1));

        Assert.That(StoredItems.All(function.Store, Tables.MarketData), Has.Count.EqualTo(2));
        Assert.That(function.Queues.DeadLetters, Has.Count.EqualTo(1));
        function.Advance(TimeSpan.FromSeconds(7));
        Assert.That(function.Process.HasAnswered, "after three calls");
        Assert.That(function.Process.TakeFailures(), Is.Empty);
    }

    [Test]
    public void A_chain_of_rejections_that_is_throttled_holds_no_other_and_no_event()
    {
        var other = Bad with { Id = 4 };
        Assert.That(ChainOf(other), Is.Not.EqualTo(ChainOf(Bad)));
        function.Meets = function.Trouble(ChainOf(Bad), FaultKind.Throttled);

        function.Invoke(Neighbour, Bad, other);
        function.Advance(TimeSpan.FromSeconds(1));

        Assert.That(StoredItems.All(function.Store, Tables.MarketData), Has.Count.EqualTo(1));
        Assert.That(function.Queues.DeadLetters.Select(letter => letter.Body), Is.EqualTo(new[] { other.Body() }));
        Assert.That(function.End(), Is.EqualTo(new[] { 1 }));
        Assert.That(hidden.Keys, Is.EqualTo(new[] { "1/1" }));
    }

    /// <summary>The beginning of the record's id, of which the rest is a hash.</summary>
    static string ChainOf(FedEvent bad) => EventContract.RejectionId(bad)[..("rejected|".Length + 1)];

    static void OfTransactions(Call call, Action<Call> trouble)
    {
        if (call.Operation == "TransactWriteItems")
        {
            trouble(call);
        }
    }

    void TheOthersAreServed()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                StoredItems.All(function.Store, Tables.MarketData).Select(item => item["event_id"].S),
                Does.Contain(Neighbour.Identity)
            );
            Assert.That(
                function.Topic.Published.Select(message => message.Subject),
                Does.Contain("[HIGH] S1 1,001.00 above 1,000")
            );
            Assert.That(function.Queues.DeadLetters.Select(letter => letter.Body), Is.EqualTo(new[] { Bad.Body() }));
        });
    }

    void TroubledComesBackAlone()
    {
        Assert.That(function.End(), Is.EqualTo(new[] { 0 }));
        Assert.That(hidden.Keys, Is.EqualTo(new[] { "0/1" }));
        Assert.That(hidden["0/1"].TotalSeconds, Is.InRange(3, 5), "five seconds less a part by chance");
    }
}
