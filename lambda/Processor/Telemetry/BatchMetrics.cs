using MarketData.Hosting;
using MarketData.Processor.Committing;

namespace MarketData.Processor.Telemetry;

/// <summary>What an invocation counts. A message that the queue delivers again is counted again only as received.</summary>
sealed class BatchMetrics
{
    readonly List<double> eventToCommit = [];

    public int Received { get; set; }
    public int Stored { get; private set; }
    public int Duplicate { get; set; }
    public int Late { get; private set; }
    public int Rejected { get; set; }
    public int Failed { get; set; }
    public int Alerts { get; private set; }
    public int Conflicts { get; private set; }
    public int BadRules { get; set; }

    /// <summary>Counts what was stored; the times run from the buffer's receipt of an event to its commit.</summary>
    public void Count(CommitReport report)
    {
        Stored = report.Stored.Count;
        Late = report.Stored.Count(stored => stored.Recorded.Late);
        Conflicts = report.Conflicts;
        Alerts = report.Stored.Sum(stored => stored.Recorded.Alerts.Count);
        eventToCommit.AddRange(
            report.Stored.Select(stored => (stored.At - stored.Recorded.Event.ReceivedAt).TotalMilliseconds)
        );
    }

    public void WriteTo(JsonLog log, string metricsNamespace, DateTimeOffset at, string requestId)
    {
        var metrics = new EmbeddedMetrics(metricsNamespace);
        metrics.Count("Received", Received);
        metrics.Count("Stored", Stored);
        metrics.Count("Duplicate", Duplicate);
        metrics.Count("Late", Late);
        metrics.Count("Rejected", Rejected);
        metrics.Count("Failed", Failed);
        metrics.Count("Alerts", Alerts);
        metrics.Count("Conflicts", Conflicts);
        metrics.Count("BadRules", BadRules);
        metrics.Milliseconds("EventToCommit", eventToCommit);
        metrics.WriteTo(log, at, requestId);
    }
}
