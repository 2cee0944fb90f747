using System.Text.Json.Nodes;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests;

/// <summary>What Terraform writes and reads: a difference would be a change in every plan.</summary>
[CancelAfter(60_000)]
public sealed class StateMachineTests
{
    const string Definition = """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""";

    EmulatorApi api = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => api = new((await LocalEngines.MotoAsync()).Endpoint);

    [OneTimeTearDown]
    public void Dispose() => api.Dispose();

    [TestCase("STANDARD")]
    [TestCase("EXPRESS")]
    public async Task A_state_machine_reads_back_as_written(string type)
    {
        var written = JsonNode
            .Parse(
                $$$"""
                {
                  "name": "machine-{{{Guid.NewGuid():N}}}",
                  "type": "{{{type}}}",
                  "roleArn": "arn:aws:iam::123456789012:role/role",
                  "loggingConfiguration": {
                    "level": "ALL",
                    "includeExecutionData": false,
                    "destinations": [
                      {"cloudWatchLogsLogGroup": {"logGroupArn": "arn:aws:logs:us-east-1:123456789012:log-group:a:*"}}
                    ]
                  },
                  "tracingConfiguration": {"enabled": true},
                  "encryptionConfiguration": {
                    "type": "CUSTOMER_MANAGED_KMS_KEY",
                    "kmsKeyId": "arn:aws:kms:us-east-1:123456789012:key/key",
                    "kmsDataKeyReusePeriodSeconds": 300
                  }
                }
                """
            )!
            .AsObject();
        var call = written.DeepClone().AsObject();
        call["definition"] = Definition;
        call["tags"] = JsonNode.Parse("""[{"key":"Project","value":"MarketData"}]""");

        var arn = (await api.StatesAsync("CreateStateMachine", call)).GetProperty("stateMachineArn").GetString()!;

        var read = await api.StatesAsync("DescribeStateMachine", new() { ["stateMachineArn"] = arn });
        var tags = await api.StatesAsync("ListTagsForResource", new() { ["resourceArn"] = arn });
        var versions = await api.StatesAsync("ListStateMachineVersions", new() { ["stateMachineArn"] = arn });
        Assert.Multiple(() =>
        {
            foreach (var (name, value) in written)
            {
                Assert.That(
                    JsonNode.DeepEquals(JsonNode.Parse(read.GetProperty(name).GetRawText()), value),
                    $"{name} is {read.GetProperty(name)}"
                );
            }

            Assert.That(
                tags.GetProperty("tags").EnumerateArray().Single().GetProperty("value").GetString(),
                Is.EqualTo("MarketData")
            );
            Assert.That(versions.GetProperty("stateMachineVersions").GetArrayLength(), Is.Zero);
        });
    }

    [TestCase(Definition, "OK")]
    [TestCase("""{"StartAt":"A","States":{"A":{"Type":"Nothing"}}}""", "FAIL")]
    [TestCase("{", "FAIL")]
    public async Task A_definition_is_validated(string definition, string result)
    {
        var answer = await api.StatesAsync("ValidateStateMachineDefinition", new() { ["definition"] = definition });

        Assert.That(answer.GetProperty("result").GetString(), Is.EqualTo(result));
    }

    [Test]
    public async Task A_state_machine_that_is_left_is_told(CancellationToken cancellation)
    {
        var suffix = $"{Guid.NewGuid():N}"[..8];
        var machine = await api.StatesAsync(
            "CreateStateMachine",
            new()
            {
                ["name"] = $"sfn-trade-processing-{suffix}",
                ["roleArn"] = "arn:aws:iam::123456789012:role/role",
                ["definition"] = Definition,
            }
        );
        var inventory = new Inventory((await LocalEngines.MotoAsync()).Endpoint);

        var left = await inventory.LeftAsync(suffix, cancellation);
        await api.StatesAsync(
            "DeleteStateMachine",
            new() { ["stateMachineArn"] = machine.GetProperty("stateMachineArn").GetString() }
        );

        Assert.That(left, Is.EqualTo(new[] { $"state machines: sfn-trade-processing-{suffix}" }));
        Assert.That(await inventory.LeftAsync(suffix, cancellation), Is.Empty);
    }
}
