using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.InfraTests.Trades.Processing;

public class TradeFunctionTests
{
    static IEnumerable<string> Tasks => TradeTasks.All;

    [TestCaseSource(nameof(Tasks))]
    public void A_task_is_a_function_of_the_one_package_which_its_handler_names(string task)
    {
        var function = Function("dev", task);

        Assert.That(function["function_name"]!.GetValue<string>(), Is.EqualTo($"lambda-trades-{task}-dev"));
        Assert.That(function["runtime"]!.GetValue<string>(), Is.EqualTo("provided.al2023"));
        Assert.That(function["handler"]!.GetValue<string>(), Is.EqualTo(task));
        Assert.That(
            Path.GetFullPath(function["filename"]!.GetValue<string>(), Synthesized.Trades("dev").Folder),
            Is.EqualTo(Path.Combine(Checkout.Root, "artifacts", "lambda", "trades-arm64.zip"))
        );
    }

    [TestCaseSource(nameof(Tasks))]
    public void A_task_is_a_function_of_the_one_image_which_its_command_names(string task)
    {
        var function = Function("every", task);

        Assert.That(function["package_type"]!.GetValue<string>(), Is.EqualTo("Image"));
        Assert.That(function["image_config"]!["command"].Strings(), Is.EqualTo([task]));
        Assert.That(
            function["image_uri"]!.GetValue<string>(),
            Does.Match(
                """^\$\{fileexists\("(.+/lambda/trades-x86_64-every-eu-central-1\.image)"\) """
                    + """\? trimspace\(file\("\1"\)\) : "missing"\}$"""
            )
        );
        Assert.That(
            function.Select(attribute => attribute.Key),
            Has.None.AnyOf("runtime", "handler", "filename", "source_code_hash", "layers")
        );
    }

    [TestCase("dev", 1769, 5, "Active")]
    [TestCase("every", 3008, null, "PassThrough")]
    public void Memory_concurrency_and_tracing_are_those_of_the_settings(
        string suffix,
        int memory,
        int? concurrency,
        string tracing
    )
    {
        foreach (var task in TradeTasks.All)
        {
            var function = Function(suffix, task);

            Assert.That(function["memory_size"]!.GetValue<int>(), Is.EqualTo(memory), task);
            Assert.That(function["reserved_concurrent_executions"]?.GetValue<int>(), Is.EqualTo(concurrency), task);
            Assert.That(function["tracing_config"]!["mode"]!.GetValue<string>(), Is.EqualTo(tracing), task);
        }
    }

    [TestCase(
        TradeTasks.Validate,
        TradeVariables.TradesTable,
        TradeVariables.ParameterPath,
        TradeVariables.SourceSystems,
        FunctionVariables.ClockSkewSeconds
    )]
    [TestCase(
        TradeTasks.Enrich,
        TradeVariables.ParameterPath,
        FunctionVariables.BarsTable,
        FunctionVariables.MarketDataTable
    )]
    [TestCase(
        TradeTasks.Record,
        TradeVariables.TradesTable,
        TradeVariables.AuditTrailTable,
        TradeVariables.StateTable,
        FunctionVariables.AuditKmsKeyArn,
        FunctionVariables.MetricsNamespace
    )]
    public void A_task_is_told_what_it_needs_and_no_more(string task, params string[] variables) =>
        Assert.That(Variables("dev", task).Select(variable => variable.Key), Is.EquivalentTo(variables));

    [TestCase("dev", "OMS,EMS,FIX", "60")]
    [TestCase("every", "OMS,DESK-2", "5")]
    public void The_settings_reach_the_task_that_validates(string suffix, string systems, string skew)
    {
        var variables = Variables(suffix, TradeTasks.Validate);

        Assert.That(variables[TradeVariables.SourceSystems]!.GetValue<string>(), Is.EqualTo(systems));
        Assert.That(variables[FunctionVariables.ClockSkewSeconds]!.GetValue<string>(), Is.EqualTo(skew));
        Assert.That(
            variables[TradeVariables.ParameterPath]!.GetValue<string>(),
            Is.EqualTo($"/trade-processing/{suffix}/")
        );
    }

    /// <summary>A query of an index that is not there fails, and with it the trade.</summary>
    [Test]
    public void Without_an_index_of_events_only_bars_are_read()
    {
        Assert.That(
            Variables("every", TradeTasks.Enrich).Select(variable => variable.Key),
            Is.EquivalentTo([TradeVariables.ParameterPath, FunctionVariables.BarsTable])
        );
        Assert.That(
            Synthesized.Trades("every").Statements($"functions_{TradeTasks.Enrich}_role_rights").Keys,
            Has.None.EqualTo("MarketData").And.Member("Bars")
        );
    }

    [Test]
    public void Market_context_comes_from_the_tables_of_the_market_data_stack_of_the_same_environment()
    {
        var variables = Variables("dev", TradeTasks.Enrich);
        var tables = Synthesized.Dev.Resources("aws_dynamodb_table").Select(table => $"{table.Value["name"]}");

        Assert.That(tables, Has.One.EqualTo(variables[FunctionVariables.BarsTable]!.GetValue<string>()));
        Assert.That(tables, Has.One.EqualTo(variables[FunctionVariables.MarketDataTable]!.GetValue<string>()));
    }

    [TestCaseSource(nameof(Tasks))]
    public void Logs_are_JSON_in_an_encrypted_group_that_exists_before_the_function(string task)
    {
        var logging = Function("dev", task)["logging_config"]!;
        var group = Synthesized.Trades("dev").Resource("aws_cloudwatch_log_group", $"functions_{task}_");

        Assert.That(logging["log_format"]!.GetValue<string>(), Is.EqualTo("JSON"));
        Assert.That(
            logging["log_group"]!.GetValue<string>(),
            Does.StartWith($"${{aws_cloudwatch_log_group.functions_{task}_logs_")
        );
        Assert.That(group["kms_key_id"]!.GetValue<string>(), Does.StartWith("${aws_kms_key.key_"));
        Assert.That(group["retention_in_days"]!.GetValue<int>(), Is.EqualTo(30));
    }

    static JsonObject Function(string suffix, string task) =>
        Synthesized.Trades(suffix).Resource("aws_lambda_function", $"functions_{task}_");

    static JsonObject Variables(string suffix, string task) =>
        Function(suffix, task)["environment"]!["variables"]!.AsObject();
}
