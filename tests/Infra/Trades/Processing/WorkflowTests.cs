using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.InfraTests.Trades.Processing;

public class WorkflowTests
{
    static readonly JsonObject Dev = Synthesized.Trades("dev").Resource("aws_sfn_state_machine");
    static readonly JsonObject Every = Synthesized.Trades("every").Resource("aws_sfn_state_machine");

    static string Deployed => Dev["definition"]!.GetValue<string>();

    [Test]
    public void The_definition_is_the_one_in_the_repository_but_for_its_placeholders()
    {
        var path = Path.Combine(Checkout.Root, "infra", "Trades", "trade-processing.asl.json");

        Assert.That(
            Regex.Replace(Deployed, @"\$\{[^}]+\}", "…"),
            Is.EqualTo(
                Regex.Replace(
                    File.ReadAllText(path).Replace("${Unavailable}", TradeTasks.Unavailable, StringComparison.Ordinal),
                    @"\$\{\w+\}",
                    "…"
                )
            )
        );
    }

    [TestCase("Validate", "functions_validate_function")]
    [TestCase("Enrich", "functions_enrich_function")]
    [TestCase("Record", "functions_record_function")]
    public void A_state_invokes_its_function(string state, string function) =>
        Assert.That(
            State(state)["Parameters"]!["FunctionName"]!.GetValue<string>(),
            Does.Match($@"^\$\{{aws_lambda_function\.{function}_\w+\.arn\}}$")
        );

    [TestCase("KeepUnvalidated", "validate")]
    [TestCase("KeepUnenriched", "enrich")]
    [TestCase("KeepUnrecorded", "record")]
    public void What_a_task_could_not_do_is_sent_to_its_own_queue(string state, string task) =>
        Assert.That(
            State(state)["Parameters"]!["QueueUrl"]!.GetValue<string>(),
            Does.Match($@"^\$\{{aws_sqs_queue\.functions_{task}_dead-letters_queue_\w+\.url\}}$")
        );

    [Test]
    public void Every_execution_counts_once_and_keeps_its_history()
    {
        Assert.That(Dev["type"]!.GetValue<string>(), Is.EqualTo("STANDARD"));
        Assert.That(Dev["name"]!.GetValue<string>(), Is.EqualTo("sfn-trade-processing-dev"));
    }

    [Test]
    public void All_that_happens_is_logged_below_the_prefix_that_needs_no_policy_of_its_own()
    {
        var group = Synthesized.Trades("dev").Resource("aws_cloudwatch_log_group", "workflow_logs");
        var logging = Dev["logging_configuration"]!;

        Assert.That(group["name"]!.GetValue<string>(), Is.EqualTo("/aws/vendedlogs/states/sfn-trade-processing-dev"));
        Assert.That(logging["level"]!.GetValue<string>(), Is.EqualTo("ALL"));
        Assert.That(
            logging["log_destination"]!.GetValue<string>(),
            Does.Match(@"^\$\{aws_cloudwatch_log_group\.workflow_logs_\w+\.arn\}:\*$")
        );
    }

    [Test]
    public void Trades_are_in_the_logs_only_where_the_settings_ask_for_it()
    {
        Assert.That(Dev["logging_configuration"]!["include_execution_data"]!.GetValue<bool>(), Is.False);
        Assert.That(Every["logging_configuration"]!["include_execution_data"]!.GetValue<bool>());
    }

    [Test]
    public void Executions_are_traced_unless_the_settings_switch_it_off()
    {
        Assert.That(Dev["tracing_configuration"]!["enabled"]!.GetValue<bool>());
        Assert.That(Every["tracing_configuration"]!["enabled"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public void Executions_are_encrypted_with_the_stacks_key()
    {
        Assert.That(
            Dev["encryption_configuration"]!["type"]!.GetValue<string>(),
            Is.EqualTo("CUSTOMER_MANAGED_KMS_KEY")
        );
        Assert.That(
            Dev["encryption_configuration"]!["kms_key_id"]!.GetValue<string>(),
            Does.StartWith("${aws_kms_key.key_")
        );
    }

    [Test]
    public void The_workflow_waits_for_its_roles_rights_which_AWS_checks() =>
        Assert.That(Dev["depends_on"].Strings(), Has.One.StartsWith("aws_iam_role_policy.workflow_role_"));

    [Test]
    public void A_function_ends_before_the_workflow_gives_it_up()
    {
        foreach (var task in TradeTasks.All)
        {
            var function = Synthesized.Trades("dev").Resource("aws_lambda_function", $"functions_{task}_");

            Assert.That(
                function["timeout"]!.GetValue<int>(),
                Is.LessThan(State(char.ToUpperInvariant(task[0]) + task[1..])["TimeoutSeconds"]!.GetValue<int>()),
                task
            );
        }
    }

    static JsonNode State(string name)
    {
        var states = JsonNode.Parse(Deployed)!["States"]!;
        return states["ValidateAndEnrich"]!["Branches"]!
            .AsArray()
            .Select(branch => branch!["States"]!)
            .Append(states)
            .Select(scope => scope[name])
            .OfType<JsonNode>()
            .Single();
    }
}
