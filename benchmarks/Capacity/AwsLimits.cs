namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// What AWS allows and how long it takes. docs/scaling.md has the sources and says what is an assumption.
/// </summary>
static class AwsLimits
{
    /// <summary>A second, for one partition key.</summary>
    public const double WriteUnitsOfKey = 1000;
    public const double ReadUnitsOfKey = 3000;

    /// <summary>A second, for a new on-demand table; then twice the peak of before.</summary>
    public const double WriteUnitsOfNewTable = 4000;
    public const double ReadUnitsOfNewTable = 12_000;

    public const int MessagesInFlight = 120_000;
    public const int MaxReceives = 20;

    /// <summary>Batches at a time that a mapping begins with, and how many more it takes on in a minute.</summary>
    public const int FirstPollers = 5;
    public const int PollersPerMinute = 300;

    public static readonly TimeSpan BatchWindow = TimeSpan.FromSeconds(1);

    /// <summary>From PutEvents to the message in the queue.</summary>
    public static readonly Latency Bus = new(40, 150);

    public static readonly Latency Receive = new(10, 40);

    /// <summary>From the mapping's call to the function's first line.</summary>
    public static readonly Latency Invoke = new(10, 40);

    public static readonly Latency ColdStart = new(400, 1000);
    public static readonly Latency Read = new(4, 12);
    public static readonly Latency Write = new(6, 18);
    public static readonly Latency Publish = new(20, 80);

    /// <summary>A transaction waits for the slowest of its items, twice.</summary>
    public static Latency Transaction(int items) => new Latency(8, 24) * (1 + items / 50.0);

    /// <summary>Of one vCPU, measured: benchmarks/README.md.</summary>
    public static TimeSpan ProcessorTime(int events) => TimeSpan.FromMicroseconds(500 + 16.0 * events);
}
