namespace MarketData.InfraTests.Policies;

/// <summary>checkov's rules for what the stacks have: https://www.checkov.io/5.Policy%20Index/terraform.html</summary>
static class Checkov
{
    const int Year = 365;

    public static readonly IReadOnlyList<Rule> Rules =
    [
        Rule.Of(
            "CKV_AWS_7",
            "a key rotates",
            "aws_kms_key",
            key => Values.Is(key["enable_key_rotation"]),
            key => key["enable_key_rotation"] = false
        ),
        Rule.Of(
            "CKV_AWS_26",
            "a topic is encrypted",
            "aws_sns_topic",
            topic => Values.IsOwnKey(topic["kms_master_key_id"]),
            topic => topic.Remove("kms_master_key_id")
        ),
        Rule.Of(
            "CKV_AWS_27",
            "a queue is encrypted",
            "aws_sqs_queue",
            Values.IsEncrypted,
            queue => _ = (queue.Remove("kms_master_key_id"), queue.Remove("sqs_managed_sse_enabled"))
        ),
        Rule.Of(
            "CKV_AWS_28",
            "a table has point-in-time recovery",
            "aws_dynamodb_table",
            table => Values.Is(table["point_in_time_recovery"]?["enabled"]),
            table => table["point_in_time_recovery"]!["enabled"] = false
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
                Values.Is(table["server_side_encryption"]?["enabled"])
                && Values.IsOwnKey(table["server_side_encryption"]!["kms_key_arn"]),
            table => table["server_side_encryption"]!.AsObject().Remove("kms_key_arn")
        ),
        Rule.Of(
            "CKV_AWS_136",
            "images are encrypted with a customer-managed key",
            "aws_ecr_repository",
            repository => Values.IsOwnKey(repository["encryption_configuration"]?[0]?["kms_key"]),
            repository => repository.Remove("encryption_configuration")
        ),
        Rule.Of(
            "CKV_AWS_158",
            "logs are encrypted with a key",
            "aws_cloudwatch_log_group",
            group => Values.IsOwnKey(group["kms_key_id"]),
            group => group.Remove("kms_key_id")
        ),
        Rule.Of(
            "CKV_AWS_163",
            "an image is scanned when it is pushed",
            "aws_ecr_repository",
            repository => Values.Is(repository["image_scanning_configuration"]?["scan_on_push"]),
            repository => repository.Remove("image_scanning_configuration")
        ),
        Rule.Of(
            "CKV_AWS_173",
            "a function's variables are encrypted with a key",
            "aws_lambda_function",
            function => Values.IsOwnKey(function["kms_key_arn"]),
            function => function.Remove("kms_key_arn")
        ),
        Rule.Of(
            "CKV_AWS_227",
            "a key is enabled",
            "aws_kms_key",
            key => key["is_enabled"] is null || Values.Is(key["is_enabled"]),
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
            machine => Values.Is(machine["tracing_configuration"]?["enabled"]),
            machine => machine.Remove("tracing_configuration")
        ),
        Rule.Of(
            "CKV_AWS_285",
            "a state machine logs what passes through it",
            "aws_sfn_state_machine",
            machine => Values.Is(machine["logging_configuration"]?["include_execution_data"]),
            machine => machine.Remove("logging_configuration")
        ),
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
            parameter => Values.IsOwnKey(parameter["key_id"]),
            parameter => parameter.Remove("key_id")
        ),
        Rule.Of(
            "CKV_AWS_338",
            "logs are kept for a year",
            "aws_cloudwatch_log_group",
            group => group["retention_in_days"]?.GetValue<int>() is 0 or >= Year,
            group => group["retention_in_days"] = Year - 1
        ),
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
            queue => Values.IsOwnKey(queue["kms_master_key_id"]),
            queue => queue["kms_master_key_id"] = "alias/aws/sqs"
        ),
    ];
}
