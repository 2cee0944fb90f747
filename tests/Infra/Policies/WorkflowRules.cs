using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Policies;

/// <summary>The own rules about state machines.</summary>
static class WorkflowRules
{
    public static readonly IReadOnlyList<Rule> Rules =
    [
        Rule.Of(
            "OWN-19",
            "a state machine logs all that happens, and is encrypted with the stack's key",
            "aws_sfn_state_machine",
            machine =>
                machine["logging_configuration"]?["level"]?.GetValue<string>() == "ALL"
                && Values.IsOwnKey(machine["encryption_configuration"]?["kms_key_id"]),
            machine => machine.Remove("encryption_configuration")
        ),
        OfTasks(
            "OWN-20",
            "a task has a time limit, and is tried again",
            (_, task) => task.TimeoutSeconds > 0 && task.Retries > 0,
            @"""Retry"": ",
            @"""Again"": "
        ),
        OfTasks(
            "OWN-21",
            "a task that fails whatever the reason has a dead-letter queue of its own",
            (tasks, task) =>
                task.CatchesAll
                && task.DeadLetterQueue is { } own
                && tasks.Count(other => other.DeadLetterQueue == own) == 1,
            @"""States\.ALL""",
            @"""States.Timeout"""
        ),
        OfTasks(
            "OWN-22",
            "a task's function ends before the workflow gives it up",
            (_, task) => task.FunctionTimeoutSeconds < task.TimeoutSeconds,
            @"""TimeoutSeconds"": \d+",
            @"""TimeoutSeconds"": 1"
        ),
    ];

    /// <summary>About each task that is a function. It is broken in the definition's text.</summary>
    static Rule OfTasks(
        string id,
        string demand,
        Func<IReadOnlyList<WorkflowTask>, WorkflowTask, bool> keeps,
        string kept,
        string broken
    ) =>
        new(
            id,
            demand,
            stack => Subject.Resources(stack, "aws_sfn_state_machine"),
            machine => WorkflowTask.Of(machine) is { Count: > 0 } tasks && tasks.All(task => keeps(tasks, task)),
            machine =>
                machine.Json["definition"] = Regex.Replace(machine.Json["definition"]!.GetValue<string>(), kept, broken)
        );
}
