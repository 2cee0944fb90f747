using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Lambda;
using MarketData.SandboxTests.Lambda;

namespace MarketData.SandboxTests.Function;

[CancelAfter(180_000)]
public sealed class PackageTests : PublishedPackage
{
    [Test]
    public async Task The_package_stores_a_batch_and_answers_with_what_failed(CancellationToken cancellation)
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = NewOutput();
        var variables = await WithKmsKeyAsync(function, cancellation);
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));
        var batch = $$$"""
            {"Records":[
              {"messageId":"good","body":{{{JsonSerializer.Serialize(
                SampleEvents.Trade("1")
            )}}},"attributes":{"SentTimestamp":"1795232324000"},
               "messageAttributes":{
                "a":{"dataType":"Binary","binaryValue":"QmluYXJ5","stringListValues":[],"binaryListValues":["QQ=="]} }},
              {"messageId":"bad","body":"Hello from SQS!","attributes":{"SentTimestamp":"1795232324000"},
               "messageAttributes":{}}]}
            """;

        var result = await environment.InvokeAsync(Encoding.UTF8.GetBytes(batch), cancellation);

        Assert.That(result, Is.TypeOf<InvocationResult.Answered>(), () => $"{result}: {output.LastLines}");
        Assert.That(
            Encoding.UTF8.GetString(((InvocationResult.Answered)result).Payload.Span),
            Is.EqualTo("""{"batchItemFailures":[{"itemIdentifier":"bad"}]}""")
        );
        Assert.That(
            (await function.ItemsAsync(Tables.MarketData)).Single()["event_id"].S,
            Is.EqualTo("NYSE|IBM|2013-10-08|1")
        );
        Assert.That(
            () => PrintedMetrics.Sum(output.Path, MetricNames.Stored),
            Is.EqualTo(1).After(5).Seconds.PollEvery(20).MilliSeconds
        );
    }

    [Test]
    public async Task Calls_to_aws_are_subsegments_of_the_invocations_trace(CancellationToken cancellation)
    {
        using var daemon = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        await function.AddRuleAsync(
            """{"rule_id":"large","kind":"VOLUME","symbols":"*","severity":"LOW","threshold":1,"cooldown_seconds":0}"""
        );
        using var output = NewOutput();
        var variables = new Dictionary<string, string>(await WithKmsKeyAsync(function, cancellation))
        {
            [LambdaVariables.TraceDaemon] = $"{daemon.Client.LocalEndPoint}",
        };
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));
        var batch =
            $$$"""{"Records":[{"messageId":"m","body":{{{JsonSerializer.Serialize(SampleEvents.Trade("1"))}}}}]}""";

        await environment.InvokeAsync(Encoding.UTF8.GetBytes(batch), cancellation);

        var calls = new List<string>();
        // The topic is none that the emulator knows.
        while (!calls.Contains("SNS PublishBatch 404"))
        {
            var lines = Encoding.UTF8.GetString((await daemon.ReceiveAsync(cancellation)).Buffer).Split('\n');
            Assert.That(lines[0], Is.EqualTo("""{"format":"json","version":1}"""));
            var call = JsonDocument.Parse(lines[1]).RootElement;
            Assert.That(call.GetProperty("trace_id").GetString(), Does.Match("^1-[0-9a-f]{8}-[0-9a-f]{24}$"));
            Assert.That(
                call.GetProperty("end_time").GetDecimal(),
                Is.GreaterThanOrEqualTo(call.GetProperty("start_time").GetDecimal())
            );
            var operation = call.GetProperty("aws").GetProperty("operation");
            var status = call.GetProperty("http").GetProperty("response").GetProperty("status");
            calls.Add($"{call.GetProperty("name")} {operation} {status}");
        }

        Assert.That(
            calls,
            Is.EqualTo([
                "DynamoDB BatchGetItem 200",
                "DynamoDB TransactWriteItems 200",
                "DynamoDB UpdateItem 200",
                "DynamoDB UpdateItem 200",
                "SNS PublishBatch 404",
            ])
        );
    }
}
