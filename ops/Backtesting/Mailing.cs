using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Alerting;
using MarketData.Shared.Telemetry;

namespace MarketData.Ops.Backtesting;

/// <summary>
/// What becomes of alerts: by the function's own limit of messages and digests, with counters and a clock of its own.
/// </summary>
sealed class Mailing : TimeProvider, IMessageCounts
{
    /// <summary>As in production: nothing is mailed that an environment would have to be told of.</summary>
    static readonly MailForm Form = new(Environment: null, IsProduction: true);

    readonly Dictionary<MessageCounter, long> counts = [];
    readonly List<(DateTimeOffset Minute, Alert Alert)> waiting = [];
    readonly List<TriedMail> mails = [];
    readonly FailureBoundary boundary;
    readonly MessageLimit limit;
    DateTimeOffset now;

    public Mailing(MessagesPerMinute most)
    {
        var log = new JsonLog(Stream.Null, this);
        boundary = new FailureBoundary(log);
        limit = new MessageLimit(this, most, boundary, log, this);
    }

    public override DateTimeOffset GetUtcNow() => now;

    public async Task<IReadOnlyList<RaisedAlert>> TellAsync(
        IReadOnlyList<Alert> alerts,
        DateTimeOffset decided,
        CancellationToken cancellation
    )
    {
        now = decided;
        var admitted = await limit.AdmitAsync(alerts.Where(alert => alert.Status == AlertStatus.Pending), cancellation);
        mails.AddRange(admitted.Select(alert => new TriedMail(decided, AlertMessage.Of(Form, alert), IsDigest: false)));
        var raised = new List<RaisedAlert>();
        foreach (var alert in alerts)
        {
            var telling = alert.Status switch
            {
                AlertStatus.Suppressed => Telling.Suppressed,
                AlertStatus.Stale => Telling.Stale,
                _ => admitted.Contains(alert) ? Telling.AtOnce : Telling.InDigest,
            };
            raised.Add(new(alert, telling));
            if (telling == Telling.InDigest)
            {
                waiting.Add((UtcMinute.Of(decided), alert));
            }
        }

        return raised;
    }

    /// <summary>All of them, what waited for digests among them, in the order of their time.</summary>
    public IReadOnlyList<TriedMail> End()
    {
        if (boundary.TakeBugs() > 0)
        {
            throw new InvalidOperationException("messages could not be counted.");
        }

        var digests =
            from open in waiting.GroupBy(one => (one.Alert.RuleId, one.Minute), one => one.Alert)
            from told in open.Chunk(AlertDigest.MaxAlerts)
            from message in AlertDigest.OrAlone(Form, open.Key.Minute, told)
            select new TriedMail(open.Key.Minute.AddMinutes(1), message, IsDigest: true);
        return [.. mails.Concat(digests).OrderBy(mail => mail.At)];
    }

    Task<long> IMessageCounts.CountMessagesAsync(MessageCounter counter, int more, CancellationToken cancellation) =>
        Task.FromResult(counts[counter] = counts.GetValueOrDefault(counter) + more);
}
