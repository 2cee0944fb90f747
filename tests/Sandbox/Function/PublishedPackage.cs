using System.IO.Compression;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Lambda;

namespace MarketData.SandboxTests.Function;

/// <summary>The published package as a process of its own, over a Runtime API on HTTP.</summary>
public abstract class PublishedPackage
{
    readonly string folder = Directory.CreateTempSubdirectory("package-").FullName;

    [OneTimeSetUp]
    public async Task PublishAsync()
    {
        var zip = await DotNet.PublishAsync("Processor", StackSettings.Architecture, CancellationToken.None);
        await ZipFile.ExtractToDirectoryAsync(zip, folder);
    }

    protected FunctionOutput NewOutput() => new(Path.Combine(folder, $"{Guid.NewGuid():N}.log"));

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    private protected async Task<FunctionHost> HostAsync(
        IReadOnlyDictionary<string, string> variables,
        FunctionOutput output
    )
    {
        var deployed = new DeployedFunction
        {
            Name = "processor",
            Version = DeployedFunction.Unpublished,
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
        var engine = (AmazonDynamoDBClient)await LocalEngines.DynamoDbAsync();
        var endpoints = new Endpoints((await LocalEngines.MotoAsync()).Endpoint, new(engine.Config.ServiceURL));
        return new(deployed, new(folder), endpoints, output);
    }

    private protected static async Task<IReadOnlyDictionary<string, string>> WithKmsKeyAsync(
        FunctionOnEngine function,
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
        return new Dictionary<string, string>(function.Variables)
        {
            [FunctionVariables.AuditKmsKeyArn] = key.KeyMetadata.Arn,
        };
    }
}
