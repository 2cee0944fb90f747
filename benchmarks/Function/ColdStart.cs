using System.Diagnostics;
using System.IO.Compression;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Feed;
using MarketData.Benchmarks.Report;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Lambda;

namespace MarketData.Benchmarks.Function;

/// <summary>The published package, from the start of its process to its first answer.</summary>
/// <param name="AsksForWork">When it asks for its first batch: Lambda's init phase.</param>
/// <param name="Answers">When the batch of ten is stored and answered.</param>
/// <param name="Processor">
/// Processor time up to the answer: the clock's time on a machine that does nothing else on one core.
/// </param>
sealed record ColdStart(TimeSpan AsksForWork, TimeSpan Answers, TimeSpan Processor)
{
    const int BatchSize = 10;

    /// <returns>The median start.</returns>
    public static async Task<ColdStart> MeasureAsync(Effort effort)
    {
        var package = await DotNet.PublishAsync("Processor", StackSettings.Architecture, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            await ZipFile.ExtractToDirectoryAsync(package, folder);
            var starts = new List<ColdStart>();
            for (var start = 0; start < effort.Starts; start++)
            {
                starts.Add(await StartAsync(folder));
            }

            return starts.OrderBy(start => start.Answers).ElementAt(starts.Count / 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public MarkdownTable Table() =>
        new(
            ["from the start of the process", "ms"],
            [
                ["until it asks for its first batch", $"{AsksForWork.TotalMilliseconds:0}"],
                ["until it has answered it", $"{Answers.TotalMilliseconds:0}"],
                ["processor time until then", $"{Processor.TotalMilliseconds:0}"],
            ]
        );

    static async Task<ColdStart> StartAsync(string folder)
    {
        await using var aws = await AwsEndpoint.StartAsync(new MemoryAws());
        using var output = new FunctionOutput(Path.Combine(folder, "log"));
        var host = new FunctionHost(Deployed, new(folder), new(aws.Address, aws.Address), output);
        var invocation = new PendingInvocation(
            Deployed.Arn,
            SqsBatch.Write(PrintFeed.Open().Next(BatchSize)),
            DateTimeOffset.UtcNow.AddSeconds(30)
        );

        await using var process = await FunctionProcess.StartAsync(host, CancellationToken.None);
        var asked = Stopwatch.GetElapsedTime(process.StartedAt);
        var result = await process.InvokeAsync(invocation, CancellationToken.None);
        var answered = Stopwatch.GetElapsedTime(process.StartedAt);
        var processor = process.ProcessorTime;
        return
            result is InvocationResult.Answered { Payload.Span: var json }
            && json.SequenceEqual("""{"batchItemFailures":[]}"""u8)
            ? new ColdStart(asked, answered, processor)
            : throw new InvalidOperationException(
                $"The package did not store its first batch ({result}); its last lines:\n{output.LastLines}"
            );
    }

    static DeployedFunction Deployed { get; } =
        new()
        {
            Name = "processor",
            Version = DeployedFunction.Unpublished,
            Arn = "arn:aws:lambda:us-east-1:123456789012:function:processor",
            Handler = "bootstrap",
            CodeSha256 = "",
            MemoryMegabytes = 1769,
            Timeout = TimeSpan.FromSeconds(30),
            ReservedConcurrency = 1,
            LogGroup = "/aws/lambda/processor",
            LogFormat = "JSON",
            Variables = MemoryAws.Variables,
        };
}
