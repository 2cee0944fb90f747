using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Function;

public class FailureBoundaryTests
{
    static IEnumerable<TestCaseData> Failures()
    {
        yield return new(new ThrottlingException("slow down"), LogEvent.CommitFailed);
        yield return new(new NoAnswerException("reset", new IOException()), LogEvent.CommitFailed);
        yield return new(new TaskCanceledException("somebody's time-out"), LogEvent.CommitFailed);
        yield return new(new TimeoutException("IBM was loaded 101 times"), LogEvent.CommitFailed);
        yield return new(new FormatException("sequence is missing"), LogEvent.CommitFailed);
        yield return new(new InvalidOperationException("no such kind"), LogEvent.Bug);
        yield return new(new KeyNotFoundException(), LogEvent.Bug);
        yield return new(new OverflowException(), LogEvent.Bug);
    }

    [TestCaseSource(nameof(Failures))]
    public async Task A_failure_is_logged_as_what_it_is(Exception failure, LogEvent expected)
    {
        var (log, boundary) = Boundary();

        Assert.That(await TryAsync(boundary, failure, CancellationToken.None), Is.Null);

        var line = log.Of(expected).Single();
        Assert.That($"{line["level"]} {line["symbol"]}", Is.EqualTo("ERROR IBM"));
        Assert.That(boundary.TakeBugs(), Is.EqualTo(expected == LogEvent.Bug ? 1 : 0));
        Assert.That(boundary.TakeBugs(), Is.Zero, "each is counted once");
    }

    [Test]
    public async Task The_end_of_the_time_is_logged_without_an_error()
    {
        var (log, boundary) = Boundary();
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        await TryAsync(boundary, new OperationCanceledException("nobody answered", over.Token), over.Token);

        var line = log.Of(LogEvent.OutOfTime).Single();
        Assert.That($"{line["level"]} {line["step"]} {line["symbol"]}", Is.EqualTo("WARN commit failed IBM"));
        Assert.That($"{line["problem"]}", Is.EqualTo("nobody answered"));
        Assert.That(log.Errors, Is.Empty);
    }

    [Test]
    public async Task A_bug_at_the_end_of_the_time_stays_a_bug()
    {
        var (log, boundary) = Boundary();
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        await TryAsync(boundary, new InvalidOperationException(), over.Token);

        Assert.That(log.Of(LogEvent.Bug), Has.Count.EqualTo(1));
    }

    static (ProcessLog Log, FailureBoundary Boundary) Boundary()
    {
        var log = new ProcessLog();
        return (log, new FailureBoundary(new JsonLog(log.Stream, TimeProvider.System)));
    }

    static Task<string?> TryAsync(FailureBoundary boundary, Exception failure, CancellationToken cancellation) =>
        boundary.TryAsync(
            LogEvent.CommitFailed,
            () => Task.FromException<string>(failure),
            () => [(LogFields.Symbol, "IBM")],
            cancellation
        );
}
