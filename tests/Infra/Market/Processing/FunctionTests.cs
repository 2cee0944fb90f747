using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.InfraTests.Market.Processing;

public class FunctionTests
{
    [TestCase("dev", "arm64", "processor-arm64.zip", 1769, 30)]
    [TestCase("every", "x86_64", "processor-x86_64-aot.zip", 3008, 60)]
    public void The_function_is_an_executable_for_the_chosen_architecture(
        string suffix,
        string architecture,
        string package,
        int memory,
        int timeout
    )
    {
        var stack = Synthesized.BySuffix(suffix);
        var function = stack.Resource("aws_lambda_function");

        Assert.That(function["runtime"]!.GetValue<string>(), Is.EqualTo("provided.al2023"));
        Assert.That(function["handler"]!.GetValue<string>(), Is.EqualTo("bootstrap"));
        Assert.That(function["architectures"].Strings(), Is.EqualTo([architecture]));
        Assert.That(
            Path.GetFullPath(function["filename"]!.GetValue<string>(), stack.Folder),
            Is.EqualTo(Path.Combine(Checkout.Root, "artifacts", "lambda", package))
        );
        Assert.That(function["memory_size"]!.GetValue<int>(), Is.EqualTo(memory));
        Assert.That(function["timeout"]!.GetValue<int>(), Is.EqualTo(timeout));
    }

    [TestCase("dev", 5, 4)]
    [TestCase("staging", 10, 9)]
    [TestCase("every", null, 40)]
    public void The_queue_feeds_as_many_functions_as_are_set_and_leaves_one_of_the_reserved_to_the_sweep(
        string suffix,
        int? reserved,
        int maximum
    )
    {
        var stack = Synthesized.BySuffix(suffix);

        Assert.That(
            stack.Resource("aws_lambda_function")["reserved_concurrent_executions"]?.GetValue<int>(),
            Is.EqualTo(reserved)
        );
        Assert.That(
            stack.Resource("aws_lambda_event_source_mapping")["scaling_config"]![
                "maximum_concurrency"
            ]!.GetValue<int>(),
            Is.EqualTo(maximum)
        );
    }

    [TestCase("dev", 10, 0)]
    [TestCase("every", 1000, 1)]
    public void Batches_are_those_of_the_profile(string suffix, int batch, int window)
    {
        var mapping = Synthesized.BySuffix(suffix).Resource("aws_lambda_event_source_mapping");

        Assert.That(mapping["batch_size"]!.GetValue<int>(), Is.EqualTo(batch));
        Assert.That(mapping["maximum_batching_window_in_seconds"]!.GetValue<int>(), Is.EqualTo(window));
    }

    [Test]
    public void One_bad_record_fails_alone()
    {
        var mapping = Synthesized.Dev.Resource("aws_lambda_event_source_mapping");

        Assert.That(mapping["function_response_types"].Strings(), Is.EqualTo(["ReportBatchItemFailures"]));
        Assert.That(mapping["event_source_arn"]!.GetValue<string>(), Does.StartWith("${aws_sqs_queue.buffer_events_"));
    }

    [Test]
    public void The_mapping_waits_for_the_functions_rights_which_AWS_checks() =>
        Assert.That(
            Synthesized.Dev.Resource("aws_lambda_event_source_mapping")["depends_on"].Strings(),
            Has.One.StartsWith("aws_iam_role_policy.processor_")
        );

    [TestCase("dev", 180)]
    [TestCase("every", 600)]
    public void A_message_stays_invisible_for_six_times_the_functions_timeout_or_longer(string suffix, int visibility)
    {
        var stack = Synthesized.BySuffix(suffix);
        var timeout = stack.Resource("aws_lambda_function")["timeout"]!.GetValue<int>();

        Assert.That(
            stack.Resource("aws_sqs_queue", "buffer_events")["visibility_timeout_seconds"]!.GetValue<int>(),
            Is.EqualTo(visibility).And.AtLeast(6 * timeout)
        );
    }

    [Test]
    public void Variables_and_logs_are_encrypted_with_the_stacks_key()
    {
        Assert.That(
            Synthesized.Dev.Resource("aws_lambda_function")["kms_key_arn"]!.GetValue<string>(),
            Does.StartWith("${aws_kms_key.")
        );
        Assert.That(
            Synthesized.Dev.Resource("aws_cloudwatch_log_group")["kms_key_id"]!.GetValue<string>(),
            Does.StartWith("${aws_kms_key.")
        );
    }

    [TestCase("dev", 30)]
    [TestCase("every", 365)]
    public void Logs_are_JSON_in_a_log_group_that_exists_before_the_function(string suffix, int days)
    {
        var stack = Synthesized.BySuffix(suffix);
        var logging = stack.Resource("aws_lambda_function")["logging_config"]!;

        Assert.That(logging["log_format"]!.GetValue<string>(), Is.EqualTo("JSON"));
        Assert.That(
            logging["log_group"]!.GetValue<string>(),
            Does.StartWith("${aws_cloudwatch_log_group."),
            "a reference is a dependency"
        );
        Assert.That(stack.Resource("aws_cloudwatch_log_group")["retention_in_days"]!.GetValue<int>(), Is.EqualTo(days));
    }

    [TestCase("dev", "Active")]
    [TestCase("every", "PassThrough")]
    public void Every_invocation_may_be_traced_unless_the_settings_switch_it_off(string suffix, string mode) =>
        Assert.That(
            Synthesized.BySuffix(suffix).Resource("aws_lambda_function")["tracing_config"]!["mode"]!.GetValue<string>(),
            Is.EqualTo(mode)
        );

    [TestCase("dev", "106", "10", "60", "900", "60", "500", "false", null)]
    // The throughput profile's batches wait for up to a second.
    [TestCase("every", "30", "100", "200", "300", "5", "2000", "true", "Europe/London")]
    public void The_function_is_told_where_everything_is(
        string suffix,
        string days,
        string ofSymbol,
        string ofRule,
        string maxAge,
        string skew,
        string objective,
        string production,
        string? zone
    )
    {
        string[] absent = zone is null ? [FunctionVariables.DeskTimeZone] : [];
        var variables = Synthesized.BySuffix(suffix).Resource("aws_lambda_function")["environment"]![
            "variables"
        ]!.AsObject();

        Assert.That(
            variables.Select(variable => variable.Key),
            Is.EquivalentTo(ContractValues.Of(typeof(FunctionVariables)).Except(absent))
        );
        Assert.That((string?)variables[FunctionVariables.EnvironmentName], Is.EqualTo(suffix));
        Assert.That((string?)variables[FunctionVariables.IsProduction], Is.EqualTo(production));
        Assert.That((string?)variables[FunctionVariables.DeskTimeZone], Is.EqualTo(zone));
        Assert.That(variables[FunctionVariables.EventRetentionDays]!.GetValue<string>(), Is.EqualTo(days));
        Assert.That(
            variables[FunctionVariables.SymbolAlertMessagesPerMinute]!.GetValue<string>(),
            Is.EqualTo(ofSymbol)
        );
        Assert.That(variables[FunctionVariables.RuleAlertMessagesPerMinute]!.GetValue<string>(), Is.EqualTo(ofRule));
        Assert.That(variables[FunctionVariables.AlertMaxAgeSeconds]!.GetValue<string>(), Is.EqualTo(maxAge));
        Assert.That(variables[FunctionVariables.ClockSkewSeconds]!.GetValue<string>(), Is.EqualTo(skew));
        Assert.That(
            variables[FunctionVariables.CommitObjectiveMilliseconds]!.GetValue<string>(),
            Is.EqualTo(objective)
        );
        Assert.That(
            variables[FunctionVariables.MetricsNamespace]!.GetValue<string>(),
            Is.EqualTo($"MarketData/{suffix}")
        );
        Assert.That(
            variables[FunctionVariables.AuditTrailTable]!.GetValue<string>(),
            Does.StartWith("${aws_dynamodb_table.tables_audit-trail_")
        );
    }

    [TestCase("dev", null, null)]
    [TestCase("every", "arn:aws:lambda:eu-central-1:580247275435:layer:LambdaInsightsExtension:56", "Insights")]
    public void Lambda_Insights_is_a_layer_with_rights_to_its_own_log_group_alone(
        string suffix,
        string? layer,
        string? sid
    )
    {
        var stack = Synthesized.BySuffix(suffix);
        var insights = stack.Statements("processor_role_rights").GetValueOrDefault("Insights");

        Assert.That(stack.Resource("aws_lambda_function")["layers"]?.Strings().Single(), Is.EqualTo(layer));
        Assert.That(insights?["sid"]?.GetValue<string>(), Is.EqualTo(sid));
        Assert.That(
            insights?["resources"].Strings().Single() ?? "",
            sid is null ? Is.Empty : Does.EndWith(":log-group:/aws/lambda-insights:*")
        );
    }
}
