using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Contract;

namespace MarketData.InfraTests.Policies;

/// <summary>What no catalogue asks for, and this design rests on.</summary>
static class OwnRules
{
    const int FourteenDays = 1_209_600;

    static readonly string[] Blockers =
    [
        "prevent_destroy",
        "deletion_protection_enabled",
        "skip_destroy",
        "retain_on_delete",
    ];

    /// <summary>Each names a resource: the one in whose name the service acts, or the one it encrypts for.</summary>
    static readonly string[] SourceKeys =
    [
        "aws:SourceArn",
        "kms:EncryptionContext:SourceArn",
        "kms:EncryptionContext:aws:logs:arn",
        "kms:EncryptionContext:aws:sns:topicArn",
        "kms:EncryptionContext:aws:sqs:arn",
    ];

    /// <summary>Writing a record that is not there yet, and copying the whole table.</summary>
    static readonly string[] OnAuditTrails = ["dynamodb:PutItem", "dynamodb:ExportTableToPointInTime"];

    public static readonly IReadOnlyList<Rule> Rules =
    [
        new(
            "OWN-1",
            "what is read from a queue and fails has a dead-letter queue",
            stack => Mappings(stack).Select(mapping => Source(mapping)),
            queue => queue.Json.ContainsKey("redrive_policy"),
            queue => queue.Json.Remove("redrive_policy")
        ),
        Rule.Of(
            "OWN-2",
            "an event that a rule cannot deliver has a dead-letter queue; a constant input is no event",
            "aws_cloudwatch_event_target",
            target => target["dead_letter_config"]?["arn"] is not null || target.ContainsKey("input"),
            target => target.Remove("dead_letter_config")
        ),
        Rule.Of(
            "OWN-3",
            "what a topic cannot deliver has a dead-letter queue",
            "aws_sns_topic_subscription",
            subscription => subscription.ContainsKey("redrive_policy"),
            subscription => subscription.Remove("redrive_policy")
        ),
        new(
            "OWN-4",
            "a dead-letter queue of a queue takes from that queue only",
            RedriveTargets,
            queue =>
                queue.Json["redrive_allow_policy"]?.GetValue<string>().Contains("\"byQueue\"", StringComparison.Ordinal)
                ?? false,
            queue => queue.Json.Remove("redrive_allow_policy")
        ),
        new(
            "OWN-5",
            "a message stays hidden for six times the function's timeout",
            Mappings,
            mapping =>
                Number(Source(mapping), "visibility_timeout_seconds") >= 6 * Number(Function(mapping), "timeout"),
            mapping => Source(mapping).Json["visibility_timeout_seconds"] = 1
        ),
        new(
            "OWN-6",
            "a mapping has a maximum of functions, no more than are reserved where any are",
            Mappings,
            mapping =>
                mapping.Json["scaling_config"]?["maximum_concurrency"]?.GetValue<int>()
                <= (Number(Function(mapping), "reserved_concurrent_executions") ?? int.MaxValue),
            mapping => Function(mapping).Json["reserved_concurrent_executions"] = 1
        ),
        Rule.Of(
            "OWN-7",
            "a mapping takes back failed messages alone",
            "aws_lambda_event_source_mapping",
            mapping => mapping["function_response_types"]?.Strings().Contains("ReportBatchItemFailures") ?? false,
            mapping => mapping.Remove("function_response_types")
        ),
        Rule.Of(
            "OWN-8",
            "a queue keeps messages for 14 days, a dead-letter queue no shorter than its source",
            "aws_sqs_queue",
            queue => queue["message_retention_seconds"]?.GetValue<int>() == FourteenDays,
            queue => queue["message_retention_seconds"] = FourteenDays - 1
        ),
        TlsOnly("OWN-9", "a queue takes TLS only", "aws_sqs_queue", Statements.OfQueues),
        TlsOnly("OWN-10", "a topic takes TLS only", "aws_sns_topic_policy", Statements.OfTopics),
        TlsOnly("OWN-11", "a bus takes TLS only", "aws_cloudwatch_event_bus_policy", Statements.OfBuses),
        Rule.OfStatements(
            "OWN-12",
            "no resource's policy has a public principal",
            Statements.OfResources,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "OWN-13",
            "a service acts for this account's resources only",
            stack => Statements.OfResources(stack).Where(ByService),
            statement => Statements.ConditionKeys(statement.AsObject()).Intersect(SourceKeys).Any(),
            statement => statement.Remove("condition")
        ),
        Rule.OfStatements(
            "OWN-14",
            "no right has a wildcard among its actions",
            Statements.OfRoles,
            statement => !Statements.Actions(statement).Any(action => action.Contains('*', StringComparison.Ordinal)),
            statement => statement["actions"] = new JsonArray("dynamodb:Put*")
        ),
        Rule.OfStatements(
            "OWN-15",
            "the audit trail is written once: nobody may change or delete its records",
            Statements.OfRoles,
            statement => !IsOnAuditTrail(statement) || Statements.Actions(statement).All(OnAuditTrails.Contains),
            statement =>
            {
                statement["resources"] = new JsonArray("${aws_dynamodb_table.tables_audit-trail_table_00000000.arn}");
                statement["actions"] = new JsonArray("dynamodb:DeleteItem");
            }
        ),
        Rule.Of(
            "OWN-16",
            "a function's log group is there before it",
            "aws_lambda_function",
            function =>
                function["logging_config"]
                    ?["log_group"]?.GetValue<string>()
                    .StartsWith("${aws_cloudwatch_log_group.", StringComparison.Ordinal)
                ?? false,
            function => function.Remove("logging_config")
        ),
        Rule.Of(
            "OWN-17",
            "an alarm that tells when it goes off tells when it is over, and names its runbook",
            "aws_cloudwatch_metric_alarm",
            alarm =>
                alarm["ok_actions"]?.AsArray().Count == alarm["alarm_actions"]?.AsArray().Count
                && alarm["alarm_description"]!.GetValue<string>().Contains("Runbook: ", StringComparison.Ordinal),
            alarm => alarm["alarm_description"] = "Something is wrong"
        ),
        new(
            "OWN-18",
            "nothing blocks destroy",
            stack => stack.Json["resource"]!.AsObject().SelectMany(type => Subject.Resources(stack, type.Key)),
            resource =>
                !Blockers.Any(blocker =>
                    Values.Is(resource.Json[blocker]) || Values.Is(resource.Json["lifecycle"]?[blocker])
                ),
            resource => resource.Json["lifecycle"] = new JsonObject { ["prevent_destroy"] = true }
        ),
        Rule.Of(
            "OWN-35",
            "a release goes back by itself when it fails or an alarm goes off",
            "aws_codedeploy_deployment_group",
            group =>
                Values.Is(group["alarm_configuration"]?["enabled"])
                && group["alarm_configuration"]!["alarms"]?.AsArray().Count > 0
                && Values.Is(group["auto_rollback_configuration"]?["enabled"])
                && group["auto_rollback_configuration"]!["events"].Strings().Contains("DEPLOYMENT_STOP_ON_ALARM"),
            group => group.Remove("alarm_configuration")
        ),
        .. WorkflowRules.Rules,
        .. AccountRules.Rules,
        .. BucketRules.Own,
        .. SilenceRules.Rules,
    ];

    static IEnumerable<Subject> Mappings(Stack stack) => Subject.Resources(stack, "aws_lambda_event_source_mapping");

    static Subject Source(Subject mapping) =>
        Referenced(mapping, "aws_sqs_queue", mapping.Json["event_source_arn"]!.GetValue<string>());

    static Subject Function(Subject mapping)
    {
        var alias = Referenced(mapping, "aws_lambda_alias", mapping.Json["function_name"]!.GetValue<string>());
        return Referenced(alias, "aws_lambda_function", alias.Json["function_name"]!.GetValue<string>());
    }

    static IEnumerable<Subject> RedriveTargets(Stack stack) =>
        Subject
            .Resources(stack, "aws_sqs_queue")
            .Where(queue => queue.Json.ContainsKey("redrive_policy"))
            .Select(queue =>
                Referenced(
                    queue,
                    "aws_sqs_queue",
                    Regex
                        .Match(queue.Json["redrive_policy"]!.GetValue<string>(), @"""deadLetterTargetArn"" = ([\w.-]+)")
                        .Groups[1]
                        .Value
                )
            );

    static Subject Referenced(Subject from, string type, string reference) =>
        Subject
            .Resources(from.Stack, type)
            .Single(candidate => reference.Contains($"{candidate.Address}.", StringComparison.Ordinal));

    static int? Number(Subject subject, string attribute) => subject.Json[attribute]?.GetValue<int>();

    /// <summary>Every one of such resources has a policy that says so.</summary>
    static Rule TlsOnly(string id, string demand, string type, Func<Stack, IEnumerable<Subject>> statements) =>
        new(
            id,
            demand,
            stack => Subject.Resources(stack, type),
            resource =>
                statements(resource.Stack)
                    .Any(statement =>
                        statement.Address.StartsWith($"{resource.Address}:", StringComparison.Ordinal)
                        && Statements.DeniesWithoutTls(statement.Json)
                    ),
            resource =>
                statements(resource.Stack).First(statement => Statements.DeniesWithoutTls(statement.Json)).Json[
                    "effect"
                ] = "Allow"
        );

    static bool ByService(Subject statement) =>
        Statements.Principals(statement.Json).Any(principal => principal.Type == "Service");

    static bool IsOnAuditTrail(JsonObject statement) =>
        statement["resources"]
            .Strings()
            .Any(resource => resource.Contains(Tables.AuditTrail.Purpose, StringComparison.Ordinal));
}
