using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>A state of a workflow that invokes a function.</summary>
/// <param name="Name">The state's.</param>
/// <param name="TimeoutSeconds">How long the workflow waits for the function.</param>
/// <param name="FunctionTimeoutSeconds">How long the function may take.</param>
/// <param name="Retries">How many rules there are for trying again.</param>
/// <param name="CatchesAll">Whether every failure goes on in another state.</param>
/// <param name="DeadLetterQueue">Where that state sends what it gets.</param>
sealed record WorkflowTask(
    string Name,
    int? TimeoutSeconds,
    int? FunctionTimeoutSeconds,
    int Retries,
    bool CatchesAll,
    string? DeadLetterQueue
)
{
    public static IReadOnlyList<WorkflowTask> Of(Subject machine) =>
        [
            .. Scopes(JsonNode.Parse(machine.Json["definition"]!.GetValue<string>())!)
                .SelectMany(scope =>
                    scope
                        .Where(state => Resource(state.Value).EndsWith(":lambda:invoke", StringComparison.Ordinal))
                        .Select(state => Of(machine.Stack, scope, state.Key, state.Value!))
                ),
        ];

    static WorkflowTask Of(Stack stack, JsonObject scope, string name, JsonNode state)
    {
        var caught = state["Catch"]
            ?.AsArray()
            .FirstOrDefault(entry => entry!["ErrorEquals"].Strings().SequenceEqual(["States.ALL"]));
        var next = caught is null ? null : scope[caught["Next"]!.GetValue<string>()];
        var function = state["Parameters"]!["FunctionName"]!.GetValue<string>();
        return new(
            name,
            state[nameof(TimeoutSeconds)]?.GetValue<int>(),
            stack
                .Resources("aws_lambda_function")
                .Single(entry => function == $"${{{entry.Key}.arn}}")
                .Value["timeout"]
                ?.GetValue<int>(),
            state["Retry"]?.AsArray().Count ?? 0,
            caught is not null,
            Resource(next).EndsWith(":sqs:sendMessage", StringComparison.Ordinal)
                ? next!["Parameters"]!["QueueUrl"]!.GetValue<string>()
                : null
        );
    }

    /// <summary>The states of the workflow, and those of each branch.</summary>
    static IEnumerable<JsonObject> Scopes(JsonNode workflow)
    {
        var states = workflow["States"]!.AsObject();
        return states
            .SelectMany(state => state.Value!["Branches"]?.AsArray() ?? [])
            .SelectMany(branch => Scopes(branch!))
            .Prepend(states);
    }

    static string Resource(JsonNode? state) => state?["Resource"]?.GetValue<string>() ?? "";
}
