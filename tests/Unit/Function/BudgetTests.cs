using MarketData.Tests.Model.Schedules;

namespace MarketData.UnitTests.Function;

/// <summary>How long an invocation goes on where it goes badly.</summary>
[CancelAfter(60_000)]
sealed class BudgetTests
{
    static readonly FedEvent Trade = FunctionOnModel.Trade;

    [TestCase(FedKind.Trade, 5.0)]
    [TestCase(FedKind.Garbage, 9.0)]
    public void Commits_have_half_of_the_time_and_the_last_second_is_for_the_answer(FedKind kind, double seconds)
    {
        var function = new FunctionOnModel { Stalled = "TransactWriteItems", Remaining = TimeSpan.FromSeconds(10) };
        function.Invoke(Trade with { Kind = kind });

        function.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.That(function.Process.HasAnswered, Is.False);
        function.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(function.Process.HasAnswered);
        Assert.That(function.Calls[^1], Is.EqualTo("ChangeMessageVisibilityBatch"));
    }

    [Test]
    public void However_long_it_may_run_a_commit_is_given_up_after_ten_seconds()
    {
        var function = new FunctionOnModel { Stalled = "TransactWriteItems", Remaining = TimeSpan.FromSeconds(60) };
        function.Invoke(Trade);

        function.Advance(TimeSpan.FromSeconds(9.9));
        Assert.That(function.Process.HasAnswered, Is.False);
        function.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(function.Process.HasAnswered);
    }

    [Test]
    public void A_symbol_whose_row_cannot_be_read_is_given_up_within_seconds()
    {
        var function = new FunctionOnModel();
        function.Meets = function.Trouble("S0", FaultKind.Throttled);

        function.Invoke(Trade);
        function.Advance(TimeSpan.FromSeconds(4));

        Assert.That(function.Process.HasAnswered, "not when the time for commits ends");
    }

    [Test]
    public void While_nothing_fails_nothing_waits()
    {
        var function = new FunctionOnModel();
        function.Invoke(Trade, Trade with { Symbol = 1, Id = 2 }, Trade with { Kind = FedKind.BadTrade, Id = 3 });

        Assert.That(function.Process.HasAnswered, "before any time has passed");
    }
}
