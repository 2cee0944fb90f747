using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>Of rights: that what docs/security.md promises holds whatever the account's own policies allow.</summary>
static class AccountRules
{
    public static readonly IReadOnlyList<Rule> Rules =
    [
        Rule.OfStatements(
            "OWN-30",
            "who administers a key may not use it, nor grant its use",
            stack => Statements.OfKeys(stack).Where(statement => IsForTheAccount(statement.Json)),
            statement => !Statements.Actions(statement).Any(action => Actions.Matches(action, Actions.KeyUse)),
            statement => statement["actions"] = new JsonArray("kms:Create*")
        ),
        new(
            "OWN-31",
            "whoever else may send to a queue by IAM, nobody but its rule and the operators sends to one that is read",
            stack => Subject.Resources(stack, "aws_lambda_event_source_mapping").Select(Queue),
            queue => Refusal(queue) is not null,
            queue => Refusal(queue)!.Json["effect"] = "Allow"
        ),
    ];

    /// <summary>Without a service through which it must come, or a context that it must have.</summary>
    static bool IsForTheAccount(JsonObject statement) =>
        Statements.Allows(statement)
        && !Statements.ConditionKeys(statement).Any()
        && Statements
            .Principals(statement)
            .Any(principal => principal.Identifier.EndsWith(":root", StringComparison.Ordinal));

    static Subject Queue(Subject mapping) =>
        Subject
            .Resources(mapping.Stack, "aws_sqs_queue")
            .Single(queue =>
                $"{mapping.Json["event_source_arn"]}".Contains($"{queue.Address}.", StringComparison.Ordinal)
            );

    static Subject? Refusal(Subject queue) =>
        Statements
            .OfQueues(queue.Stack)
            .SingleOrDefault(statement =>
                statement.Address.StartsWith($"{queue.Address}:", StringComparison.Ordinal)
                && !Statements.Allows(statement.Json)
                && Statements.Actions(statement.Json).Contains("sqs:SendMessage")
                && Statements.ConditionKeys(statement.Json).Contains("aws:SourceArn")
            );
}
