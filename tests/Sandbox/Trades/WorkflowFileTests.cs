using System.Text.Json;

namespace MarketData.SandboxTests.Trades;

public sealed class WorkflowFileTests
{
    [Test]
    public void A_placeholder_without_a_value_is_named()
    {
        Assert.That(
            () => WorkflowFile.With(new Dictionary<string, string>()),
            Throws.ArgumentException.With.Message.Contains("'Partition'")
        );
    }

    [Test]
    public void There_are_three_invocations_and_a_dead_letter_for_each()
    {
        Assert.That(
            WorkflowDocument.Tasks.Keys,
            Is.EquivalentTo(
                new[] { "Validate", "Enrich", "Record", "KeepUnvalidated", "KeepUnenriched", "KeepUnrecorded" }
            )
        );
        Assert.That(
            WorkflowDocument.Invocations.Select(task => task.Key),
            Is.EquivalentTo(new[] { "Validate", "Enrich", "Record" })
        );
    }

    /// <summary>
    /// States.ALL does not take States.DataLimitExceeded, says
    /// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html.
    /// </summary>
    [Test]
    public void Every_error_of_an_invocation_is_caught()
    {
        foreach (var (name, task) in WorkflowDocument.Invocations)
        {
            Assert.That(
                task.GetProperty("Catch").EnumerateArray().SelectMany(WorkflowDocument.ErrorsOf),
                Is.EqualTo(new[] { "States.DataLimitExceeded", "States.ALL" }),
                name
            );
        }
    }

    /// <summary>
    /// Validation that fails as often and as long as it may, then a record that does, then its dead letter.
    /// </summary>
    [Test]
    public void An_execution_has_the_time_for_every_attempt_of_its_tasks()
    {
        string[] longest = ["Validate", "Record", "KeepUnrecorded"];

        var seconds = longest.Sum(name => LongestSeconds(WorkflowDocument.Tasks[name]));

        Assert.That(seconds, Is.LessThan(WorkflowDocument.Timeout));
    }

    static double LongestSeconds(JsonElement task)
    {
        var retriers = WorkflowDocument.Retriers(task).ToList();
        var attempts = 1 + retriers.Sum(retrier => retrier.GetProperty("MaxAttempts").GetInt32());
        return attempts * task.GetProperty("TimeoutSeconds").GetDouble() + retriers.Sum(LongestWait);
    }

    static double LongestWait(JsonElement retrier) =>
        Enumerable
            .Range(0, retrier.GetProperty("MaxAttempts").GetInt32())
            .Sum(attempt =>
                Math.Min(
                    retrier.GetProperty("IntervalSeconds").GetDouble()
                        * Math.Pow(retrier.GetProperty("BackoffRate").GetDouble(), attempt),
                    retrier.GetProperty("MaxDelaySeconds").GetDouble()
                )
            );
}
