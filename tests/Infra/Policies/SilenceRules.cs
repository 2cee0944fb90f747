using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>What would go wrong and nobody would hear of it. docs/decisions/0021 has the reasons.</summary>
static class SilenceRules
{
    /// <summary>
    /// Keys that have several values in one request, of those that the stacks' policies use:
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
    /// </summary>
    static readonly string[] Lists = ["events:source", "events:detail-type"];

    public static readonly IReadOnlyList<Rule> Rules =
    [
        Rule.OfStatements(
            "OWN-36",
            "a condition on a list says whether it is about any or all of its values",
            stack => Statements.OfResources(stack).Where(statement => OnLists(statement.Json).Any()),
            statement => OnLists(statement).All(HasSetOperator),
            statement => OnLists(statement).First()["test"] = "StringNotLike"
        ),
        new(
            "OWN-32",
            "an alarm tells somebody, or a composite alarm that does is about it",
            stack => Subject.Resources(stack, "aws_cloudwatch_metric_alarm"),
            alarm => Tells(alarm.Json) || Composites(alarm.Stack).Any(rule => rule.Contains(alarm.Address)),
            alarm =>
            {
                alarm.Json.Remove("alarm_actions");
                alarm.Stack.Json["resource"]!.AsObject().Remove("aws_cloudwatch_composite_alarm");
            }
        ),
        new(
            "OWN-33",
            "what a bus cannot deliver is kept under another key than the one that may stand against it",
            stack =>
                Subject
                    .Resources(stack, "aws_sqs_queue")
                    .Where(queue =>
                        stack.Json["resource"]!["aws_cloudwatch_event_target"]!
                            .ToJsonString()
                            .Contains(
                                $"\"dead_letter_config\":{{\"arn\":\"${{{queue.Address}.",
                                StringComparison.Ordinal
                            )
                    ),
            queue => Values.Is(queue.Json["sqs_managed_sse_enabled"]),
            queue => queue.Json["sqs_managed_sse_enabled"] = false
        ),
        new(
            "OWN-34",
            "an alarm is told under a key that encrypts no data, or under none",
            stack => Subject.Resources(stack, "aws_sns_topic").Where(topic => HearsAlarms(stack, topic.Address)),
            topic => !DataKeys(topic.Stack).Contains(topic.Json["kms_master_key_id"]?.GetValue<string>()),
            topic => topic.Json["kms_master_key_id"] = DataKeys(topic.Stack).First()
        ),
        new(
            "OWN-42",
            "a rule says that it is on: else no deployment switches one on that somebody has switched off",
            stack => Subject.Resources(stack, "aws_cloudwatch_event_rule"),
            rule => rule.Json["state"]?.GetValue<string>() == "ENABLED",
            rule => rule.Json.Remove("state")
        ),
    ];

    static bool Tells(JsonObject alarm) => alarm["alarm_actions"]?.AsArray().Count > 0;

    static IEnumerable<string> Composites(Stack stack) =>
        Subject
            .Resources(stack, "aws_cloudwatch_composite_alarm")
            .Where(composite => Tells(composite.Json))
            .Select(composite => composite.Json["alarm_rule"]!.GetValue<string>());

    static bool HearsAlarms(Stack stack, string topic) =>
        Subject
            .Resources(stack, "aws_cloudwatch_metric_alarm")
            .Any(alarm => alarm.Json["alarm_actions"]?.ToJsonString().Contains(topic) ?? false);

    static IEnumerable<string> DataKeys(Stack stack) =>
        Subject
            .Resources(stack, "aws_dynamodb_table")
            .Select(table => table.Json["server_side_encryption"]!["kms_key_arn"]!.GetValue<string>())
            .Distinct();

    static IEnumerable<JsonObject> OnLists(JsonObject statement) =>
        (statement["condition"]?.AsArray() ?? [])
            .Select(condition => condition!.AsObject())
            .Where(condition => Lists.Contains(condition["variable"]!.GetValue<string>()));

    static bool HasSetOperator(JsonObject condition) =>
        condition["test"]!.GetValue<string>() is "Null"
        || condition["test"]!.GetValue<string>().StartsWith("For", StringComparison.Ordinal);
}
