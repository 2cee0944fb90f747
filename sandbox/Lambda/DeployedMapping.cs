using Amazon.Lambda;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>The event-source mapping's settings as the emulator holds them after the deployment.</summary>
public sealed record DeployedMapping
{
    public required string QueueArn { get; init; }
    public required int BatchSize { get; init; }
    public required TimeSpan Window { get; init; }
    public required int MaximumConcurrency { get; init; }
    public required bool ReportsBatchItemFailures { get; init; }

    /// <summary>Whether the function gets what comes.</summary>
    public bool Enabled { get; init; } = true;

    public static async Task<DeployedMapping> ReadAsync(
        IAmazonLambda lambda,
        string invoked,
        CancellationToken cancellation
    )
    {
        var answer = await lambda.ListEventSourceMappingsAsync(new() { FunctionName = invoked }, cancellation);
        var mappings = answer.EventSourceMappings ?? [];
        if (mappings.Count != 1)
        {
            throw new ToolException($"'{invoked}' has {mappings.Count} event-source mappings; the sandbox drives one.");
        }

        var mapping = mappings[0];
        return new()
        {
            QueueArn = mapping.EventSourceArn ?? throw new ToolException($"The mapping {mapping.UUID} names no queue."),
            BatchSize = mapping.BatchSize ?? 10,
            Window = TimeSpan.FromSeconds(mapping.MaximumBatchingWindowInSeconds ?? 0),
            MaximumConcurrency =
                mapping.ScalingConfig?.MaximumConcurrency
                ?? throw new ToolException($"The mapping {mapping.UUID} sets no maximum concurrency."),
            Enabled = mapping.State == "Enabled",
            ReportsBatchItemFailures = mapping.FunctionResponseTypes?.Contains("ReportBatchItemFailures") ?? false,
        };
    }
}
