namespace MarketData.Infra.Configuration;

/// <summary>How many events the function gets at once, and how long the queue waits to fill a batch.</summary>
public sealed record BatchProfile(string Name, int BatchSize, int WindowSeconds)
{
    public static readonly BatchProfile LowLatency = new("low-latency", BatchSize: 10, WindowSeconds: 0);

    // SQS gives more than ten at once only with a window.
    public static readonly BatchProfile Throughput = new("throughput", BatchSize: 1000, WindowSeconds: 1);

    public static readonly IReadOnlyList<BatchProfile> All = [LowLatency, Throughput];
}
