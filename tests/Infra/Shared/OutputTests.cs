using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.InfraTests.Shared;

[TestFixture(ResourceNames.MarketData)]
[TestFixture(ResourceNames.Trades)]
[TestFixture(ResourceNames.Evidence, "every")]
public class OutputTests(string purpose, string suffix = "dev")
{
    static readonly Dictionary<string, (Type Names, string[] Groups)> Expected = new()
    {
        [ResourceNames.MarketData] = (
            typeof(OutputNames),
            ["events", "processor", "tables", "notifications", "operations", "thresholds"]
        ),
        [ResourceNames.Trades] = (typeof(TradeOutputNames), ["events", "workflow", "tables", "operations"]),
        [ResourceNames.Evidence] = (typeof(EvidenceOutputNames), ["copies"]),
    };

    readonly Stack stack = Synthesized.Of(suffix).Single(stack => stack.Name == $"{purpose}-{suffix}");

    Dictionary<string, JsonObject> Outputs =>
        stack.Json["output"]!.AsObject().ToDictionary(output => output.Key, output => output.Value!.AsObject());

    Dictionary<string, JsonObject> Parameters =>
        stack
            .Resources("aws_ssm_parameter")
            .Where(entry => entry.Key.StartsWith("aws_ssm_parameter.parameter-", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Value["name"]!.GetValue<string>().Split('/')[^1], entry => entry.Value);

    [Test]
    public void The_outputs_are_those_of_the_contract() =>
        Assert.That(Outputs.Keys, Is.EquivalentTo(ContractValues.Of(Expected[purpose].Names)));

    [Test]
    public void Every_output_is_a_parameter_too_for_systems_that_do_not_read_Terraform()
    {
        Assert.That(Parameters.Keys, Is.EquivalentTo(Outputs.Keys));
        foreach (var (name, output) in Outputs)
        {
            Assert.That(
                Parameters[name]["value"]!.GetValue<string>(),
                Is.EqualTo(output["value"]!.GetValue<string>()),
                name
            );
            Assert.That(
                Parameters[name]["name"]!.GetValue<string>(),
                Does.Match($"^/{purpose}/{suffix}/[a-z]+/{name}$")
            );
            Assert.That(Parameters[name]["type"]!.GetValue<string>(), Is.EqualTo("String"), name);
        }
    }

    [Test]
    public void Every_output_says_what_it_is() =>
        Assert.That(
            Outputs.Values.Select(output => output["description"]?.GetValue<string>()),
            Has.All.Not.Null.And.All.Not.Empty
        );

    [Test]
    public void Every_table_queue_topic_function_and_key_is_among_them()
    {
        var values = string.Join(' ', Outputs.Values.Select(output => output["value"]!.GetValue<string>()));

        foreach (
            var type in new[]
            {
                "aws_dynamodb_table",
                "aws_sqs_queue",
                "aws_sns_topic",
                "aws_lambda_function",
                "aws_kms_key",
                "aws_cloudwatch_event_bus",
                "aws_s3_bucket",
            }
        )
        {
            foreach (var (address, _) in stack.ResourcesIfAny(type))
            {
                Assert.That(values, Does.Contain($"{address}."));
            }
        }
    }

    [Test]
    public void The_documentation_has_every_output()
    {
        var groups = Expected[purpose].Groups;
        Assert.That(Parameters.Values.Select(Group).Distinct(), Is.EquivalentTo(groups));
        GeneratedText.Verify("docs/outputs.md", $"{purpose} outputs", string.Join('\n', groups.Select(Table)));

        string Table(string group) =>
            $"""
                ### {char.ToUpperInvariant(group[0])}{group[1..]}

                | Output | Parameter | |
                |---|---|---|
                {string.Join('\n', Parameters.Where(entry => Group(entry.Value) == group).Select(Row))}

                """;

        string Row(KeyValuePair<string, JsonObject> entry)
        {
            var (name, parameter) = entry;
            var path = parameter["name"]!
                .GetValue<string>()
                .Replace($"/{suffix}/", "/<suffix>/", StringComparison.Ordinal);
            return $"| `{name}` | `{path}` | {Outputs[name]["description"]} |";
        }

        static string Group(JsonObject parameter) => parameter["name"]!.GetValue<string>().Split('/')[3];
    }
}
