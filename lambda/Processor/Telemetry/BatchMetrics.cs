using MarketData.Contract;
using MarketData.Domain.Decisions;
using MarketData.Hosting;
using MarketData.Processor.Configuration;

namespace MarketData.Processor.Telemetry;

/// <summary>
/// What an invocation counts. A message that the queue delivers again is counted again only as received.
/// </summary>
sealed class BatchMetrics
{
    readonly List<double> eventToCommit = [];

    /// <summary>What is slower than this counts as <see cref="MetricNames.SlowCommits"/>.</summary>
    public required TimeSpan CommitObjective { get; init; }

    public int Received { get; set; }
    public int Stored { get; private set; }
    public int Duplicate { get; set; }
    public int Late { get; private set; }
    public int Ahead => AheadByExchange.Count;
    public int Failed { get; set; }
    public int Alerts { get; private set; }
    public int OverdueAlerts { get; set; }
    public int Conflicts { get; private set; }
    public int BadRules { get; set; }
    public int Bugs { get; set; }

    /// <summary>Of each event that was ahead, who sent it.</summary>
    public IReadOnlyList<string> AheadByExchange { get; private set; } = [];

    /// <summary>The code of each new rejection's reason.</summary>
    public IReadOnlyList<string> Rejected { get; set; } = [];

    /// <summary>Counts what was stored; the times run from the buffer's receipt of an event to its commit.</summary>
    public void Count(IReadOnlyCollection<(RecordedEvent Recorded, DateTimeOffset At)> stored, int conflicts)
    {
        (Stored, Conflicts) = (stored.Count, conflicts);
        Late = stored.Count(entry => entry.Recorded.Late);
        AheadByExchange =
        [
            .. stored.Where(entry => entry.Recorded.Ahead).Select(entry => entry.Recorded.Event.Exchange.Value),
        ];
        Alerts = stored.Sum(entry => entry.Recorded.Alerts.Count);
        eventToCommit.AddRange(stored.Select(entry => (entry.At - entry.Recorded.Event.ReceivedAt).TotalMilliseconds));
    }

    public void WriteTo(JsonLog log, ProcessorSettings settings, DateTimeOffset at, string requestId)
    {
        var metrics = new EmbeddedMetrics(settings.MetricsNamespace, settings.FunctionVersion);
        metrics.CountAlsoByVersion(MetricNames.Received, Received);
        metrics.Count(MetricNames.Stored, Stored);
        metrics.Count(MetricNames.Duplicate, Duplicate);
        metrics.Count(MetricNames.Late, Late);
        metrics.Count(MetricNames.Ahead, Ahead);
        metrics.CountAlsoByVersion(MetricNames.Rejected, Rejected.Count);
        metrics.CountAlsoByVersion(MetricNames.Failed, Failed);
        metrics.Count(MetricNames.Alerts, Alerts);
        metrics.Count(MetricNames.OverdueAlerts, OverdueAlerts);
        metrics.Count(MetricNames.Conflicts, Conflicts);
        metrics.Count(MetricNames.BadRules, BadRules);
        metrics.Count(MetricNames.Bugs, Bugs);
        metrics.Milliseconds(MetricNames.EventToCommit, eventToCommit);
        metrics.Count(MetricNames.SlowCommits, eventToCommit.Count(time => time > CommitObjective.TotalMilliseconds));

        // A property of the line and no dimension: CloudWatch bills each value of a dimension as a metric of its own,
        // and Logs Insights counts by reason just as well.
        metrics.Property(LogFields.RejectedByReason, Rejected.CountBy(reason => reason));
        metrics.Property(LogFields.AheadByExchange, AheadByExchange.CountBy(exchange => exchange));
        metrics.WriteTo(log, at, requestId);
    }
}
