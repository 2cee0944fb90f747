using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Lambda;
using MarketData.Tools;

namespace MarketData.SandboxTests.Function;

/// <summary>The published package as a process of its own, over a Runtime API on HTTP.</summary>
[CancelAfter(180_000)]
public sealed class PackageTests
{
    readonly string folder = Directory.CreateTempSubdirectory("package-").FullName;

    [OneTimeSetUp]
    public async Task PublishAsync()
    {
        var architecture = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x86_64";
        await using var zip = File.OpenRead(await DotNet.PublishAsync(architecture, CancellationToken.None));
        await ZipFile.ExtractToDirectoryAsync(zip, folder);
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_package_stores_a_batch_and_answers_with_what_failed(CancellationToken cancellation)
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = new FunctionOutput(Path.Combine(folder, "log"));
        var variables = await WithAuditKeyAsync(
            function,
            forTrail: function.Variables["AUDIT_TRAIL_TABLE"],
            cancellation
        );
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));
        var batch = $$$"""
            {"Records":[
              {"messageId":"good","body":{{{JsonSerializer.Serialize(
                FunctionOnEngine.Trade("1")
            )}}},"attributes":{"SentTimestamp":"1795232324000"},
               "messageAttributes":{"a":{"dataType":"Binary","binaryValue":"QmluYXJ5","stringListValues":[],"binaryListValues":["QQ=="]} }},
              {"messageId":"bad","body":"Hello from SQS!","attributes":{"SentTimestamp":"1795232324000"},"messageAttributes":{}}]}
            """;

        var result = await environment.InvokeAsync(Encoding.UTF8.GetBytes(batch), cancellation);

        Assert.That(result, Is.TypeOf<InvocationResult.Answered>(), () => $"{result}: {output.LastLines}");
        Assert.That(
            Encoding.UTF8.GetString(((InvocationResult.Answered)result).Payload.Span),
            Is.EqualTo("""{"batchItemFailures":[{"itemIdentifier":"bad"}]}""")
        );
        Assert.That((await function.ItemsAsync("market-data")).Single()["event_id"].S, Is.EqualTo("NYSE|1"));
        Assert.That(() => output.Sum("Stored"), Is.EqualTo(1).After(5).Seconds.PollEvery(20).MilliSeconds);
    }

    [Test]
    public async Task Calls_to_aws_are_subsegments_of_the_invocations_trace(CancellationToken cancellation)
    {
        using var daemon = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        await function.AddRuleAsync(
            """{"rule_id":"large","kind":"VOLUME","symbols":"*","severity":"LOW","threshold":1,"cooldown_seconds":0}"""
        );
        using var output = new FunctionOutput(Path.Combine(folder, "log-of-traces"));
        var variables = new Dictionary<string, string>(
            await WithAuditKeyAsync(function, forTrail: function.Variables["AUDIT_TRAIL_TABLE"], cancellation)
        )
        {
            ["AWS_XRAY_DAEMON_ADDRESS"] = $"{daemon.Client.LocalEndPoint}",
        };
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));
        var batch =
            $$$"""{"Records":[{"messageId":"m","body":{{{JsonSerializer.Serialize(FunctionOnEngine.Trade("1"))}}}}]}""";

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
            calls.Add(
                $"{call.GetProperty("name")} {call.GetProperty("aws").GetProperty("operation")} {call.GetProperty("http").GetProperty("response").GetProperty("status")}"
            );
        }

        Assert.That(
            calls,
            Is.EqualTo([
                "DynamoDB Scan 200",
                "DynamoDB BatchGetItem 200",
                "DynamoDB TransactWriteItems 200",
                "DynamoDB UpdateItem 200",
                "SNS PublishBatch 404",
            ])
        );
    }

    [Test]
    public async Task A_missing_variable_fails_the_start_with_a_sentence_that_names_it(CancellationToken cancellation)
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = new FunctionOutput(Path.Combine(folder, "log-of-failed-start"));
        var variables = function.Variables.Where(variable => variable.Key != "ALERTS_TABLE").ToDictionary();
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));

        Assert.That(
            async () => await environment.StartAsync(cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Contains("The environment variable ALERTS_TABLE is missing or empty.")
        );
    }

    [Test]
    public async Task An_audit_key_of_another_trail_fails_the_start_with_a_sentence_that_says_so(
        CancellationToken cancellation
    )
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = new FunctionOutput(Path.Combine(folder, "log-of-foreign-key"));
        var variables = await WithAuditKeyAsync(function, forTrail: "another-trail", cancellation);
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));

        Assert.That(
            async () => await environment.StartAsync(cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Contains(
                    $"The audit key in AUDIT_KEY_CIPHERTEXT cannot be decrypted with the encryption context audit-trail={variables["AUDIT_TRAIL_TABLE"]}."
                )
        );
    }

    [TestCase("no base64!")]
    [TestCase("bm8gY2lwaGVydGV4dA==")]
    public async Task What_is_no_ciphertext_fails_the_start_too(string ciphertext, CancellationToken cancellation)
    {
        var function = await FunctionOnEngine.CreateAsync(cancellation);
        using var output = new FunctionOutput(Path.Combine(folder, $"log-of-bad-key-{ciphertext.Length}"));
        var variables = new Dictionary<string, string>(function.Variables) { ["AUDIT_KEY_CIPHERTEXT"] = ciphertext };
        await using var environment = new ExecutionEnvironment(await HostAsync(variables, output));

        Assert.That(
            async () => await environment.StartAsync(cancellation),
            Throws
                .TypeOf<ToolException>()
                .With.Message.Contains("The audit key in AUDIT_KEY_CIPHERTEXT cannot be decrypted")
        );
    }

    static async Task<IReadOnlyDictionary<string, string>> WithAuditKeyAsync(
        FunctionOnEngine function,
        string forTrail,
        CancellationToken cancellation
    )
    {
        using var kms = new AmazonKeyManagementServiceClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonKeyManagementServiceConfig
            {
                ServiceURL = $"{(await LocalEngines.MotoAsync()).Endpoint}",
                AuthenticationRegion = "us-east-1",
            }
        );
        var key = await kms.CreateKeyAsync(new CreateKeyRequest(), cancellation);
        var encrypted = await kms.EncryptAsync(
            new EncryptRequest
            {
                KeyId = key.KeyMetadata.KeyId,
                Plaintext = new MemoryStream("the key of the tests, of 32 bytes"u8.ToArray()),
                EncryptionContext = new() { ["audit-trail"] = forTrail },
            },
            cancellation
        );
        return new Dictionary<string, string>(function.Variables)
        {
            ["AUDIT_KEY_CIPHERTEXT"] = Convert.ToBase64String(encrypted.CiphertextBlob.ToArray()),
        };
    }

    async Task<FunctionHost> HostAsync(IReadOnlyDictionary<string, string> variables, FunctionOutput output)
    {
        var deployed = new DeployedFunction
        {
            Name = "processor",
            Arn = "arn:aws:lambda:us-east-1:123456789012:function:processor",
            Handler = "bootstrap",
            CodeSha256 = "",
            MemoryMegabytes = 1769,
            Timeout = TimeSpan.FromSeconds(30),
            ReservedConcurrency = 2,
            LogGroup = "/aws/lambda/processor",
            LogFormat = "JSON",
            Variables = variables,
        };
        var engine = new Uri(
            ((Amazon.DynamoDBv2.AmazonDynamoDBClient)await LocalEngines.DynamoDbAsync()).Config.ServiceURL
        );
        return new FunctionHost(deployed, folder, output)
        {
            Aws = (await LocalEngines.MotoAsync()).Endpoint,
            DynamoDb = engine,
        };
    }
}
