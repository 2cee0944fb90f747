using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>checkov's rules for what the stack has: https://www.checkov.io/5.Policy%20Index/terraform.html</summary>
static class Checkov
{
    const int Year = 365;

    public static readonly IReadOnlyList<Rule> Rules =
    [
        Rule.Of(
            "CKV_AWS_7",
            "a key rotates",
            "aws_kms_key",
            key => Is(key["enable_key_rotation"]),
            key => key["enable_key_rotation"] = false
        ),
        Rule.Of(
            "CKV_AWS_26",
            "a topic is encrypted",
            "aws_sns_topic",
            topic => IsOwnKey(topic["kms_master_key_id"]),
            topic => topic.Remove("kms_master_key_id")
        ),
        Rule.Of(
            "CKV_AWS_27",
            "a queue is encrypted",
            "aws_sqs_queue",
            IsEncrypted,
            queue => _ = (queue.Remove("kms_master_key_id"), queue.Remove("sqs_managed_sse_enabled"))
        ),
        Rule.Of(
            "CKV_AWS_28",
            "a table has point-in-time recovery",
            "aws_dynamodb_table",
            table => Is(table["point_in_time_recovery"]?["enabled"]),
            table => table["point_in_time_recovery"]!["enabled"] = false
        ),
        Rule.OfStatements(
            "CKV_AWS_32",
            "a repository's policy has no public principal",
            Statements.OfRepositories,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_33",
            "a key's policy has no public principal",
            Statements.OfKeys,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.Of(
            "CKV_AWS_51",
            "an image's tag is never another's",
            "aws_ecr_repository",
            repository => repository["image_tag_mutability"]?.GetValue<string>() == "IMMUTABLE",
            repository => repository.Remove("image_tag_mutability")
        ),
        Rule.Of(
            "CKV_AWS_50",
            "a function is traced, or passes traces on",
            "aws_lambda_function",
            function => function["tracing_config"]?["mode"]?.GetValue<string>() is "Active" or "PassThrough",
            function => function.Remove("tracing_config")
        ),
        Rule.OfStatements(
            "CKV_AWS_60",
            "a role is taken by named services or principals only",
            Statements.OfTrust,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_61",
            "a role is not taken by a whole account",
            Statements.OfTrust,
            statement => Statements.Principals(statement).All(principal => principal.Type == "Service"),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_62",
            "no policy allows everything on everything",
            Statements.OfRoles,
            statement =>
                !(
                    Statements.Allows(statement)
                    && Statements.Actions(statement).Contains("*")
                    && Statements.IsEverywhere(statement)
                ),
            AllowEverything
        ),
        Rule.OfStatements(
            "CKV_AWS_63",
            "no policy allows every action",
            Statements.OfRoles,
            statement => !(Statements.Allows(statement) && Statements.Actions(statement).Contains("*")),
            AllowEverything
        ),
        Rule.Of(
            "CKV_AWS_115",
            "a function's concurrency is limited",
            "aws_lambda_function",
            function => function["reserved_concurrent_executions"]?.GetValue<int>() > 0,
            function => function.Remove("reserved_concurrent_executions")
        ),
        Rule.Of(
            "CKV_AWS_116",
            "a function has a dead-letter queue for asynchronous invocations",
            "aws_lambda_function",
            function => function.ContainsKey("dead_letter_config"),
            function => function.Remove("dead_letter_config")
        ),
        Rule.Of(
            "CKV_AWS_117",
            "a function is in a VPC",
            "aws_lambda_function",
            function => function.ContainsKey("vpc_config"),
            function => function.Remove("vpc_config")
        ),
        Rule.Of(
            "CKV_AWS_119",
            "a table is encrypted with a customer-managed key",
            "aws_dynamodb_table",
            table =>
                Is(table["server_side_encryption"]?["enabled"])
                && IsOwnKey(table["server_side_encryption"]!["kms_key_arn"]),
            table => table["server_side_encryption"]!.AsObject().Remove("kms_key_arn")
        ),
        Rule.Of(
            "CKV_AWS_136",
            "images are encrypted with a customer-managed key",
            "aws_ecr_repository",
            repository => IsOwnKey(repository["encryption_configuration"]?[0]?["kms_key"]),
            repository => repository.Remove("encryption_configuration")
        ),
        Rule.Of(
            "CKV_AWS_158",
            "logs are encrypted with a key",
            "aws_cloudwatch_log_group",
            group => IsOwnKey(group["kms_key_id"]),
            group => group.Remove("kms_key_id")
        ),
        Rule.Of(
            "CKV_AWS_163",
            "an image is scanned when it is pushed",
            "aws_ecr_repository",
            repository => Is(repository["image_scanning_configuration"]?["scan_on_push"]),
            repository => repository.Remove("image_scanning_configuration")
        ),
        Rule.OfStatements(
            "CKV_AWS_168",
            "a queue's policy has no public principal",
            Statements.OfQueues,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_169",
            "a topic's policy has no public principal",
            Statements.OfTopics,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.Of(
            "CKV_AWS_173",
            "a function's variables are encrypted with a key",
            "aws_lambda_function",
            function => IsOwnKey(function["kms_key_arn"]),
            function => function.Remove("kms_key_arn")
        ),
        Rule.Of(
            "CKV_AWS_227",
            "a key is enabled",
            "aws_kms_key",
            key => key["is_enabled"] is null || Is(key["is_enabled"]),
            key => key["is_enabled"] = false
        ),
        Rule.Of(
            "CKV_AWS_272",
            "a function takes signed code only",
            "aws_lambda_function",
            function => function.ContainsKey("code_signing_config_arn"),
            function => function.Remove("code_signing_config_arn")
        ),
        Rule.Of(
            "CKV_AWS_284",
            "a state machine is traced",
            "aws_sfn_state_machine",
            machine => Is(machine["tracing_configuration"]?["enabled"]),
            machine => machine.Remove("tracing_configuration")
        ),
        Rule.Of(
            "CKV_AWS_285",
            "a state machine logs what passes through it",
            "aws_sfn_state_machine",
            machine => Is(machine["logging_configuration"]?["include_execution_data"]),
            machine => machine.Remove("logging_configuration")
        ),
        OfRights("CKV_AWS_286", "no policy lets its holder take more rights", Actions.Escalation),
        OfRights("CKV_AWS_287", "no policy gives credentials away", Actions.Credentials),
        // As cloudsplaining does: of what reads data, only what reads all there is.
        Rule.OfStatements(
            "CKV_AWS_288",
            "no policy lets data out without a limit",
            Statements.OfRoles,
            statement => !Statements.IsEverywhere(statement) || HasNone(statement, Actions.Data),
            statement =>
            {
                statement["resources"] = new JsonArray("*");
                statement["actions"] = new JsonArray("ssm:GetParametersByPath");
            }
        ),
        OfRights("CKV_AWS_289", "no policy manages permissions without a limit", Actions.Permissions),
        Everywhere("CKV_AWS_290", "no policy writes without a limit"),
        Rule.Of(
            "CKV_AWS_301",
            "a function is not public",
            "aws_lambda_permission",
            permission => permission["principal"]?.GetValue<string>() != "*",
            permission => permission["principal"] = "*"
        ),
        Rule.Of(
            "CKV_AWS_337",
            "a parameter is encrypted with a customer-managed key",
            "aws_ssm_parameter",
            parameter => IsOwnKey(parameter["key_id"]),
            parameter => parameter.Remove("key_id")
        ),
        Rule.Of(
            "CKV_AWS_338",
            "logs are kept for a year",
            "aws_cloudwatch_log_group",
            group => group["retention_in_days"]?.GetValue<int>() is 0 or >= Year,
            group => group["retention_in_days"] = Year - 1
        ),
        Everywhere("CKV_AWS_355", "no policy names every resource where AWS knows narrower ones"),
        Rule.Of(
            "CKV_AWS_364",
            "a service invokes a function for one source only",
            "aws_lambda_permission",
            permission => permission.ContainsKey("source_arn") || permission.ContainsKey("source_account"),
            permission => permission.Remove("source_arn")
        ),
        Rule.Of(
            "CKV2_AWS_34",
            "a parameter is encrypted",
            "aws_ssm_parameter",
            parameter => parameter["type"]?.GetValue<string>() == "SecureString",
            parameter => parameter["type"] = "String"
        ),
        Rule.Of(
            "CKV2_AWS_64",
            "a key has a policy of its own",
            "aws_kms_key",
            key => key.ContainsKey("policy"),
            key => key.Remove("policy")
        ),
        Rule.Of(
            "CKV2_AWS_73",
            "a queue is encrypted with a customer-managed key",
            "aws_sqs_queue",
            queue => IsOwnKey(queue["kms_master_key_id"]),
            queue => queue["kms_master_key_id"] = "alias/aws/sqs"
        ),
    ];

    public static bool Is(JsonNode? value) => value?.GetValue<bool>() ?? false;

    /// <summary>With a key, or by SQS itself.</summary>
    public static bool IsEncrypted(JsonObject queue) =>
        queue.ContainsKey("kms_master_key_id") || Is(queue["sqs_managed_sse_enabled"]);

    /// <summary>A key of this stack.</summary>
    public static bool IsOwnKey(JsonNode? value) =>
        value?.GetValue<string>().StartsWith("${aws_kms_key.", StringComparison.Ordinal) ?? false;

    static Rule OfRights(string id, string demand, IReadOnlySet<string> forbidden) =>
        Rule.OfStatements(
            id,
            demand,
            Statements.OfRoles,
            statement => HasNone(statement, forbidden),
            statement => statement["actions"] = new JsonArray(forbidden.First())
        );

    static bool HasNone(JsonObject statement, IReadOnlySet<string> forbidden) =>
        !Statements.Allows(statement)
        || !Statements.Actions(statement).Any(action => Actions.Matches(action, forbidden));

    static Rule Everywhere(string id, string demand) =>
        Rule.OfStatements(
            id,
            demand,
            Statements.OfRoles,
            statement =>
                !Statements.Allows(statement)
                || !Statements.IsEverywhere(statement)
                || Statements.Actions(statement).All(Actions.Unscopable.Contains),
            statement =>
            {
                statement["resources"] = new JsonArray("*");
                statement["actions"] = new JsonArray("dynamodb:PutItem");
            }
        );

    static void AllowEverything(JsonObject statement)
    {
        statement["effect"] = "Allow";
        statement["actions"] = new JsonArray("*");
        statement["resources"] = new JsonArray("*");
    }
}
