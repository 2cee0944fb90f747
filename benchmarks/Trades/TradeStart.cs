using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Report;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Lambda;

namespace MarketData.Benchmarks.Trades;

/// <summary>The published package, from the start of its process to its first answer, for each task.</summary>
/// <param name="Answers">The median, by the task.</param>
sealed record TradeStart(IReadOnlyDictionary<string, TimeSpan> Answers)
{
    public static async Task<TradeStart> MeasureAsync(Effort effort)
    {
        var package = await DotNet.PublishAsync("Trades", StackSettings.Architecture, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        try
        {
            await ZipFile.ExtractToDirectoryAsync(package, folder);
            var answers = new Dictionary<string, TimeSpan>();
            byte[] validated = [],
                enriched = [];
            foreach (var task in TradeTasks.All)
            {
                var input = task == TradeTasks.Record ? RecordInput(validated, enriched) : TradeEvent.Of(1);
                var starts = new List<TimeSpan>();
                for (var start = 0; start < effort.Starts; start++)
                {
                    var (time, answer) = await StartAsync(folder, task, input);
                    starts.Add(time);
                    (validated, enriched) = (
                        task == TradeTasks.Validate ? answer : validated,
                        task == TradeTasks.Enrich ? answer : enriched
                    );
                }

                answers[task] = starts.Order().ElementAt(starts.Count / 2);
            }

            return new(answers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public MarkdownTable Table() =>
        new(
            ["from the start of the process to its first answer", "ms"],
            [.. Answers.Select(task => (string[])[task.Key, $"{task.Value.TotalMilliseconds:0}"])]
        );

    static async Task<(TimeSpan, byte[])> StartAsync(string folder, string task, byte[] input)
    {
        await using var aws = await AwsEndpoint.StartAsync(new TradeAws());
        using var output = new FunctionOutput(Path.Combine(folder, "log"));
        var function = Deployed(task);
        var host = new FunctionHost(function, new(folder), new(aws.Address, aws.Address), output);
        var invocation = new PendingInvocation(function.Arn, input, DateTimeOffset.UtcNow + function.Timeout);
        await using var process = await FunctionProcess.StartAsync(host, CancellationToken.None);
        var result = await process.InvokeAsync(invocation, CancellationToken.None);
        var time = Stopwatch.GetElapsedTime(process.StartedAt);
        return result is InvocationResult.Answered answered
            ? (time, answered.Payload.ToArray())
            : throw new InvalidOperationException(
                $"The task {task} did not answer ({result}); its last lines:\n{output.LastLines}"
            );
    }

    static byte[] RecordInput(byte[] validation, byte[] enrichment) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>
            {
                ["event"] = new
                {
                    id = TradeEvent.Message.Id,
                    source = TradeEvent.Message.Source,
                    time = TradeEvent.Message.Time,
                },
                ["execution"] = "arn:aws:states:us-east-1:123456789012:execution:sfn-trade-processing-dev:1",
                ["validation"] = JsonElement.Parse(validation),
                ["enrichment"] = JsonElement.Parse(enrichment),
            }
        );

    static DeployedFunction Deployed(string task) =>
        new()
        {
            Name = task,
            Version = DeployedFunction.Unpublished,
            Arn = $"arn:aws:lambda:us-east-1:123456789012:function:{task}",
            Handler = task,
            CodeSha256 = "",
            MemoryMegabytes = 1769,
            Timeout = TimeSpan.FromSeconds(12),
            ReservedConcurrency = 1,
            LogGroup = $"/aws/lambda/{task}",
            LogFormat = "JSON",
            Variables = TradeAws.Variables,
        };
}
