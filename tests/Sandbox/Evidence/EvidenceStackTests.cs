using System.Net;
using Amazon.S3;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Steps;
using MarketData.Tools;
using Spectre.Console;

namespace MarketData.SandboxTests.Evidence;

/// <summary>The stack in a moto of its own, alone: it refers to the tables by their names.</summary>
public sealed class EvidenceStackTests
{
    [Test]
    [CancelAfter(600_000)]
    public Task It_can_be_destroyed_until_it_holds_something_which_nobody_can_delete(CancellationToken cancellation) =>
        Phases.ShowAsync(
            AnsiConsole.Create(
                new()
                {
                    Ansi = AnsiSupport.No,
                    Interactive = InteractionSupport.No,
                    Out = new AnsiConsoleOutput(TextWriter.Null),
                }
            ),
            phases => DeployAndDestroyAsync(phases, cancellation)
        );

    static async Task DeployAndDestroyAsync(Phases phases, CancellationToken cancellation)
    {
        await using var scope = new RunScope(phases);
        var engines = await Engines.StartAsync(scope, endpoint: null, cancellation);
        var terraform = await SynthesizeAsync(scope, engines, cancellation);

        await terraform.ApplyAsync(_ => { }, cancellation);
        Assert.That(await terraform.DriftAsync(cancellation), Is.Empty, "a second plan");
        await terraform.DestroyAsync(_ => { }, cancellation);

        await terraform.ApplyAsync(_ => { }, cancellation);
        var outputs = await terraform.OutputsAsync(cancellation);
        using var s3 = new AmazonS3Client(
            Credentials.Basic,
            new AmazonS3Config
            {
                ServiceURL = engines.Aws.Kms.Config.ServiceURL,
                AuthenticationRegion = Credentials.Region,
                ForcePathStyle = true,
            }
        );
        var bucket = outputs.Value(EvidenceOutputNames.BucketName);
        const string file = "market-data/keys/a.json";
        var written = await s3.PutObjectAsync(
            new()
            {
                BucketName = bucket,
                Key = file,
                ContentBody = "{}",
                ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            },
            cancellation
        );
        Assert.That(
            () => s3.DeleteObjectAsync(bucket, file, written.VersionId, cancellation),
            Throws.InstanceOf<AmazonS3Exception>().With.Property("StatusCode").EqualTo(HttpStatusCode.Forbidden)
        );
        Assert.That(
            () => terraform.DestroyAsync(_ => { }, cancellation),
            // moto refuses earlier than S3, when the lock of what comes is to be taken away.
            Throws
                .InstanceOf<ToolException>()
                .With.Message.Contains("BucketNotEmpty")
                .Or.InstanceOf<ToolException>()
                .With.Message.Contains("Bucket needs to be empty")
        );
        var key = await engines.Aws.Kms.DescribeKeyAsync(outputs.Value(EvidenceOutputNames.KeyArn), cancellation);
        Assert.That(key.KeyMetadata.DeletionDate, Is.Null, "the key is destroyed after the bucket, or not at all");
    }

    static async Task<TerraformCli> SynthesizeAsync(RunScope scope, Engines engines, CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string>
        {
            [SettingsVariables.Suffix] = "tests",
            [SettingsVariables.Folder] = TestSettings.Folder,
            ["EVIDENCE_RETENTION_DAYS"] = "2557",
            ["EVIDENCE_MODE"] = "COMPLIANCE",
        };
        var stacks = await DotNet.SynthesizeAsync(scope.Workspace, settings, _ => { }, cancellation);
        var terraform = new TerraformCli(Path.Combine(stacks, "evidence-tests"), engines);
        await terraform.InitAsync(cancellation);
        return terraform;
    }
}
