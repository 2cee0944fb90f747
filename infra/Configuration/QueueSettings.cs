namespace MarketData.Infra.Configuration;

/// <summary>How the buffer gives events to the function.</summary>
public sealed record QueueSettings
{
    // AWS asks for six times the function's timeout, so that a batch that is retried within the function's own
    // attempts is never handed to a second one.
    const int VisibilityPerTimeout = 6;

    public required BatchProfile BatchProfile { get; init; }
    public required int VisibilityTimeoutSeconds { get; init; }
    public required int MaxReceiveCount { get; init; }

    internal static QueueSettings Read(SettingsReader read, int functionTimeout) =>
        new()
        {
            BatchProfile = read.Choice(
                new(
                    "queue.batchProfile",
                    "BATCH_PROFILE",
                    "`low-latency`: batches of 10 at once; `throughput`: of 1,000, waiting up to 1 s"
                ),
                BatchProfile.All,
                profile => profile.Name
            ),
            VisibilityTimeoutSeconds = read.Multiple(
                new(
                    "queue.visibilityTimeoutSeconds",
                    "VISIBILITY_TIMEOUT_SECONDS",
                    "How long a message that is being processed is hidden from others"
                )
                {
                    Unit = "seconds",
                },
                VisibilityPerTimeout,
                of: functionTimeout,
                ofLeast: FunctionSettings.ShortestTimeout,
                "the function's timeout",
                most: 43200
            ),
            MaxReceiveCount = read.Number(
                new("queue.maxReceiveCount", "MAX_RECEIVE_COUNT", "Deliveries before the dead-letter queue")
                {
                    Unit = "deliveries",
                },
                3,
                least: 1,
                most: 1000
            ),
        };
}
