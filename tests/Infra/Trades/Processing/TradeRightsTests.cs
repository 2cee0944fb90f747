using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.InfraTests.Trades.Processing;

public class TradeRightsTests
{
    static Stack Dev => Synthesized.Trades("dev");

    static IEnumerable<string> Tasks => TradeTasks.All;

    [TestCase(TradeTasks.Validate, "Trades", "aws_dynamodb_table.tables_trades_", "dynamodb:Query")]
    [TestCase(TradeTasks.Record, "Trades", "aws_dynamodb_table.tables_trades_", "dynamodb:PutItem", "dynamodb:Query")]
    [TestCase(TradeTasks.Record, "AuditTrail", "aws_dynamodb_table.tables_trades-audit-trail_", "dynamodb:PutItem")]
    [TestCase(
        TradeTasks.Record,
        "State",
        "aws_dynamodb_table.tables_trades-state_",
        "dynamodb:GetItem",
        "dynamodb:PutItem"
    )]
    [TestCase(
        TradeTasks.Record,
        "FunctionAuditKeys",
        "aws_kms_key.key_",
        "kms:Decrypt",
        "kms:GenerateDataKeyWithoutPlaintext"
    )]
    [TestCase(TradeTasks.Validate, "Key", "aws_kms_key.key_", "kms:Decrypt", "kms:GenerateDataKey")]
    [TestCase(TradeTasks.Enrich, "Key", "aws_kms_key.key_", "kms:Decrypt", "kms:GenerateDataKey")]
    [TestCase(TradeTasks.Record, "Key", "aws_kms_key.key_", "kms:Decrypt", "kms:GenerateDataKey")]
    public void A_task_may_do_this_on_that_and_no_more(
        string task,
        string sid,
        string resource,
        params string[] actions
    )
    {
        var statement = RightsOf(task)[sid];

        Assert.That(statement["actions"].Strings(), Is.EquivalentTo(actions));
        Assert.That(statement["resources"].Strings().Single(), Does.StartWith($"${{{resource}"));
    }

    [TestCase(TradeTasks.Validate, "Key", "Trades", "Parameters", "Logs", "Traces")]
    [TestCase(TradeTasks.Enrich, "Key", "Bars", "MarketData", "MarketDataKey", "Parameters", "Logs", "Traces")]
    [TestCase(TradeTasks.Record, "Key", "Trades", "AuditTrail", "State", "FunctionAuditKeys", "Logs", "Traces")]
    public void A_task_has_these_rights_and_no_others(string task, params string[] sids) =>
        Assert.That(RightsOf(task).Keys, Is.EquivalentTo(sids));

    /// <summary>Its base may bring the extension, which an image takes no layer for.</summary>
    [TestCaseSource(nameof(Tasks))]
    public void With_Lambda_Insights_an_image_may_write_to_its_log_group(string task) =>
        Assert.That(
            Synthesized
                .Trades("every")
                .Statements($"functions_{task}_role_rights")["Insights"]["resources"]
                .Strings()
                .Single(),
            Does.EndWith(":log-group:/aws/lambda-insights:*")
        );

    [TestCase(TradeTasks.Validate)]
    [TestCase(TradeTasks.Enrich)]
    public void A_task_reads_the_parameters_of_its_environment_only(string task)
    {
        var statement = RightsOf(task)["Parameters"];

        Assert.That(statement["actions"].Strings(), Is.EqualTo(["ssm:GetParametersByPath"]));
        Assert.That(
            statement["resources"].Strings().Select(arn => arn.Split(':')[^1]),
            Is.EqualTo(["parameter/trade-processing/dev", "parameter/trade-processing/dev/*"])
        );
    }

    [TestCase("Bars", "table/dynamodb-bars-dev")]
    [TestCase("MarketData", "table/dynamodb-market-data-dev/index/SymbolIndex")]
    public void Enriching_queries_the_tables_of_the_market_data_stack_by_their_names(string sid, string resource)
    {
        var statement = RightsOf(TradeTasks.Enrich)[sid];

        Assert.That(statement["actions"].Strings(), Is.EqualTo(["dynamodb:Query"]));
        Assert.That(statement["resources"].Strings().Single(), Does.EndWith($":{resource}"));
    }

    [Test]
    public void Enriching_decrypts_what_DynamoDB_has_under_the_market_data_stacks_key_and_nothing_else()
    {
        var statement = RightsOf(TradeTasks.Enrich)["MarketDataKey"];

        Assert.That(statement["actions"].Strings(), Is.EqualTo(["kms:Decrypt"]));
        Assert.That(statement.Condition("kms:ResourceAliases"), Is.EqualTo("alias/kms-market-data-dev"));
        Assert.That(statement.Condition("kms:ViaService"), Is.EqualTo("dynamodb.us-east-1.amazonaws.com"));
        Assert.That(
            Synthesized.Dev.Resource("aws_kms_alias", "key_")["name"]!.GetValue<string>(),
            Is.EqualTo(statement.Condition("kms:ResourceAliases"))
        );
    }

    [TestCaseSource(nameof(Tasks))]
    public void A_task_has_a_role_of_its_own_which_only_Lambda_takes(string task)
    {
        Assert.That(
            Dev.Resource("aws_lambda_function", $"functions_{task}_")["role"]!.GetValue<string>(),
            Does.StartWith($"${{aws_iam_role.functions_{task}_role_")
        );
        Assert.That(
            Dev.Statements($"functions_{task}_role_trust").Values.Single()["principals"]!.ToJsonString(),
            Is.EqualTo("""[{"identifiers":["lambda.amazonaws.com"],"type":"Service"}]""")
        );
    }

    [Test]
    public void Without_tracing_no_role_has_the_right_to_trace() =>
        Assert.That(
            TradeTasks
                .All.Select(task => $"functions_{task}_role_rights")
                .Append("workflow_role_rights")
                .SelectMany(document => Synthesized.Trades("every").Statements(document).Keys),
            Does.Not.Contain("Traces")
        );

    static Dictionary<string, JsonObject> RightsOf(string task) => Dev.Statements($"functions_{task}_role_rights");
}
