namespace MarketData.Infra.Configuration;

/// <summary>The processor function: what it runs on, and how much of it.</summary>
public sealed record FunctionSettings
{
    public const string ReadyToRun = "ready-to-run";
    public const string Aot = "aot";

    internal const int ShortestTimeout = 1;

    /// <summary>At which Lambda gives one full vCPU. With less, start and commit take longer than the half second there is.</summary>
    const int OneVcpu = 1769;

    public required string Architecture { get; init; }
    public required string Packaging { get; init; }
    public required int MemoryMb { get; init; }
    public required int TimeoutSeconds { get; init; }
    public required int ReservedConcurrency { get; init; }
    public required bool Tracing { get; init; }

    /// <summary>Absent: no Lambda Insights.</summary>
    public required string? InsightsLayer { get; init; }

    internal static FunctionSettings Read(SettingsReader read) =>
        new()
        {
            Architecture = read.Choice(
                new(
                    "function.architecture",
                    "LAMBDA_ARCHITECTURE",
                    "The processor it runs on; publish the package for the same"
                ),
                ["arm64", "x86_64"]
            ),
            Packaging = read.Choice(
                new(
                    "function.packaging",
                    "LAMBDA_PACKAGING",
                    "How the package is compiled: ahead with a JIT to fall back on, or native"
                ),
                [ReadyToRun, Aot]
            ),
            MemoryMb = read.Number(
                new(
                    "function.memoryMb",
                    "LAMBDA_MEMORY_MB",
                    "Memory; processor time grows with it, and the least is one full vCPU"
                )
                {
                    Unit = "MB",
                },
                OneVcpu,
                least: OneVcpu,
                most: 10240
            ),
            TimeoutSeconds = read.Number(
                new("function.timeoutSeconds", "LAMBDA_TIMEOUT_SECONDS", "An invocation's longest time")
                {
                    Unit = "seconds",
                },
                30,
                least: ShortestTimeout,
                most: 900
            ),
            // 2 is the least that an SQS event-source mapping accepts as its maximum concurrency, 1,000 the most; the sweep
            // needs one more.
            ReservedConcurrency = read.Number(
                new(
                    "function.reservedConcurrency",
                    "RESERVED_CONCURRENCY",
                    "Functions at once: one for the sweep of waiting alerts, the others for batches"
                )
                {
                    Unit = "functions",
                },
                5,
                least: 3,
                most: 1001
            ),
            Tracing = read.Switch(new("function.tracing", "XRAY_TRACING", "Sends traces to X-Ray"), true),
            InsightsLayer = read.OptionalText(
                new(
                    "function.insightsLayer",
                    "LAMBDA_INSIGHTS_LAYER",
                    "Switches Lambda Insights on: the layer's version for this region and architecture"
                ),
                @"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:LambdaInsightsExtension(-Arm64)?:[0-9]+$",
                "the ARN of a version of the layer LambdaInsightsExtension or LambdaInsightsExtension-Arm64"
            ),
        };
}
