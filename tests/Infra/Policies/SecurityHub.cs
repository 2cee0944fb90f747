using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>
/// AWS Security Hub's controls about these services: those of the AWS Foundational Security Best Practices, and others
/// of its reference that concern them:
/// https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
/// </summary>
static class SecurityHub
{
    const int Year = 365;

    static readonly string[] SupportedRuntimes = ["provided.al2023"];

    public static readonly IReadOnlyList<Rule> Rules =
    [
        Rule.Of(
            "CloudWatch.15",
            "an alarm has actions",
            "aws_cloudwatch_metric_alarm",
            alarm => alarm["alarm_actions"]?.AsArray().Count > 0,
            alarm => alarm.Remove("alarm_actions")
        ),
        Rule.Of(
            "CloudWatch.16",
            "logs are kept for a year",
            "aws_cloudwatch_log_group",
            group => group["retention_in_days"]?.GetValue<int>() >= Year,
            group => group["retention_in_days"] = Year - 1
        ),
        Rule.Of(
            "CloudWatch.17",
            "an alarm's actions are on",
            "aws_cloudwatch_metric_alarm",
            alarm => alarm["actions_enabled"]?.GetValue<bool>() ?? true,
            alarm => alarm["actions_enabled"] = false
        ),
        Rule.Of(
            "DynamoDB.1",
            "a table scales by itself",
            "aws_dynamodb_table",
            table => table["billing_mode"]?.GetValue<string>() == "PAY_PER_REQUEST",
            table => table["billing_mode"] = "PROVISIONED"
        ),
        Rule.Of(
            "DynamoDB.2",
            "a table has point-in-time recovery",
            "aws_dynamodb_table",
            table => Values.Is(table["point_in_time_recovery"]?["enabled"]),
            table => table.Remove("point_in_time_recovery")
        ),
        Rule.Of("DynamoDB.3", "a DAX cluster is encrypted at rest", "aws_dax_cluster", _ => false, null),
        Rule.Of(
            "DynamoDB.6",
            "a table is protected from deletion",
            "aws_dynamodb_table",
            table => Values.Is(table["deletion_protection_enabled"]),
            table => table.Remove("deletion_protection_enabled")
        ),
        Rule.Of("DynamoDB.7", "a DAX cluster is encrypted in transit", "aws_dax_cluster", _ => false, null),
        Rule.Of(
            "EC2.18",
            "a security group lets only wanted ports in from everywhere",
            "aws_vpc_security_group_ingress_rule",
            rule => !rule.ContainsKey("cidr_ipv4") && !rule.ContainsKey("cidr_ipv6"),
            rule => rule["cidr_ipv4"] = "0.0.0.0/0"
        ),
        Rule.Of(
            "EC2.19",
            "a security group lets nobody from everywhere reach risky ports",
            "aws_vpc_security_group_ingress_rule",
            rule => rule["from_port"]?.GetValue<int>() == 443 && rule["to_port"]?.GetValue<int>() == 443,
            rule => rule["from_port"] = 22
        ),
        Rule.Of(
            "ECR.1",
            "images are scanned",
            "aws_ecr_repository",
            repository => Values.Is(repository["image_scanning_configuration"]?["scan_on_push"]),
            repository => repository["image_scanning_configuration"]!["scan_on_push"] = false
        ),
        Rule.Of(
            "ECR.2",
            "tags of images are immutable",
            "aws_ecr_repository",
            repository => repository["image_tag_mutability"]?.GetValue<string>() == "IMMUTABLE",
            repository => repository["image_tag_mutability"] = "MUTABLE"
        ),
        new(
            "ECR.3",
            "a repository has a lifecycle policy",
            stack => Subject.Resources(stack, "aws_ecr_repository"),
            repository =>
                Subject
                    .Resources(repository.Stack, "aws_ecr_lifecycle_policy")
                    .Any(policy => policy.Json["repository"]!.GetValue<string>() == $"${{{repository.Address}.name}}"),
            subject => subject.Stack.Json["resource"]!.AsObject().Remove("aws_ecr_lifecycle_policy")
        ),
        Rule.Of(
            "ECR.5",
            "images are encrypted with a customer-managed key",
            "aws_ecr_repository",
            repository => Values.IsOwnKey(repository["encryption_configuration"]?[0]?["kms_key"]),
            repository => repository["encryption_configuration"]![0]!.AsObject().Remove("kms_key")
        ),
        new(
            "EventBridge.3",
            "a custom bus has a policy of its own",
            stack => Subject.Resources(stack, "aws_cloudwatch_event_bus"),
            HasPolicy,
            subject => subject.Stack.Json["resource"]!.AsObject().Remove("aws_cloudwatch_event_bus_policy")
        ),
        Rule.OfStatements(
            "IAM.1",
            "no policy allows everything on everything",
            Statements.OfRoles,
            statement => !(Statements.Allows(statement) && Statements.Actions(statement).Contains("*")),
            statement => statement["actions"] = new JsonArray("*")
        ),
        Rule.OfStatements(
            "IAM.21",
            "no policy allows every action of a service",
            Statements.OfRoles,
            statement =>
                !Statements.Allows(statement)
                || !Statements.Actions(statement).Any(action => action.EndsWith(":*", StringComparison.Ordinal)),
            statement => statement["actions"] = new JsonArray("dynamodb:*")
        ),
        // There are no managed policies; one would need an evaluator.
        Rule.Of("KMS.1", "no managed policy decrypts with every key", "aws_iam_policy", _ => false, null),
        Rule.OfStatements(
            "KMS.2",
            "no inline policy decrypts with every key",
            Statements.OfRoles,
            KeepsToItsKeys,
            DecryptWithEveryKey
        ),
        Rule.Of(
            "KMS.3",
            "a key that is deleted by mistake can be restored",
            "aws_kms_key",
            key => key["deletion_window_in_days"]?.GetValue<int>() >= 7,
            key => key["deletion_window_in_days"] = 0
        ),
        Rule.Of(
            "KMS.4",
            "a key rotates",
            "aws_kms_key",
            key => Values.Is(key["enable_key_rotation"]),
            key => key.Remove("enable_key_rotation")
        ),
        Rule.OfStatements(
            "KMS.5",
            "a key is not public",
            Statements.OfKeys,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.Of(
            "Lambda.1",
            "a function is not public",
            "aws_lambda_permission",
            permission => permission["principal"]?.GetValue<string>() != "*",
            permission => permission["principal"] = "*"
        ),
        // Of a function that is an image, Lambda knows no runtime, and the control leaves it out.
        new(
            "Lambda.2",
            "a function's runtime is supported",
            stack =>
                Subject
                    .Resources(stack, "aws_lambda_function")
                    .Where(function => function.Json["package_type"]?.GetValue<string>() != "Image"),
            function => SupportedRuntimes.Contains(function.Json["runtime"]?.GetValue<string>()),
            function => function.Json["runtime"] = "provided.al2"
        ),
        Rule.Of(
            "Lambda.3",
            "a function is in a VPC",
            "aws_lambda_function",
            function => function.ContainsKey("vpc_config"),
            function => function.Remove("vpc_config")
        ),
        new(
            "Lambda.5",
            "a function in a VPC is in two availability zones or more",
            stack =>
                Subject
                    .Resources(stack, "aws_lambda_function")
                    .Where(function => function.Json.ContainsKey("vpc_config")),
            function => function.Json["vpc_config"]!["subnet_ids"]!.AsArray().Count >= 2,
            function => function.Json["vpc_config"]!["subnet_ids"] = new JsonArray("subnet-1")
        ),
        Rule.Of(
            "Lambda.7",
            "a function is traced",
            "aws_lambda_function",
            function => function["tracing_config"]?["mode"]?.GetValue<string>() == "Active",
            function => function["tracing_config"]!["mode"] = "PassThrough"
        ),
        Rule.Of(
            "SNS.1",
            "a topic is encrypted with a key",
            "aws_sns_topic",
            topic => topic.ContainsKey("kms_master_key_id"),
            topic => topic.Remove("kms_master_key_id")
        ),
        Rule.OfStatements(
            "SNS.4",
            "a topic is not public",
            Statements.OfTopics,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.Of(
            "SQS.1",
            "a queue is encrypted",
            "aws_sqs_queue",
            Values.IsEncrypted,
            queue => _ = (queue.Remove("kms_master_key_id"), queue.Remove("sqs_managed_sse_enabled"))
        ),
        Rule.OfStatements(
            "SQS.3",
            "a queue is not public",
            Statements.OfQueues,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.Of(
            "StepFunctions.1",
            "a state machine logs",
            "aws_sfn_state_machine",
            machine => machine["logging_configuration"]?["level"]?.GetValue<string>() is "ALL" or "ERROR" or "FATAL",
            machine => machine["logging_configuration"]!["level"] = "OFF"
        ),
    ];

    static bool HasPolicy(Subject bus) =>
        Subject
            .Resources(bus.Stack, "aws_cloudwatch_event_bus_policy")
            .Any(policy => policy.Json["event_bus_name"]!.GetValue<string>() == $"${{{bus.Address}.name}}");

    static bool KeepsToItsKeys(JsonObject statement) =>
        !Statements.Allows(statement)
        || !Statements
            .Actions(statement)
            .Any(action => Actions.Matches(action, new HashSet<string> { "kms:Decrypt", "kms:ReEncryptFrom" }))
        || statement["resources"]
            .Strings()
            .All(resource => resource.StartsWith("${aws_kms_key.", StringComparison.Ordinal));

    static void DecryptWithEveryKey(JsonObject statement)
    {
        statement["actions"] = new JsonArray("kms:Decrypt");
        statement["resources"] = new JsonArray("arn:aws:kms:*:111122223333:key/*");
    }
}
