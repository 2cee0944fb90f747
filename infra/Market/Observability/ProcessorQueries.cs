using MarketData.Contract;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Market.Observability;

/// <summary>
/// The questions that the runbooks ask of the processor's logs. They only name what the function writes.
/// </summary>
static class ProcessorQueries
{
    public static readonly IReadOnlyList<SavedQuery> All =
    [
        new(
            "rejections-by-reason",
            $"""
            filter {LogFields.Message} = "{LogEvent.EventRejected}"
            | stats count(*) as events, latest({LogFields.Problem}) as example by {LogFields.Reason}
            | sort events desc
            """
        ),
        new(
            "ahead-by-exchange",
            $$"""
            filter {{MetricNames.Ahead}} > 0
            | parse @message '"{{LogFields.AheadByExchange}}":{*}' as events_by_exchange
            | stats sum({{MetricNames.Ahead}}) as events, latest(@timestamp) as last by events_by_exchange
            """
        ),
        new(
            "rejected-events",
            $"""
            fields @timestamp, {Names(
                LogFields.Reason,
                LogFields.Problem,
                LogFields.EventId,
                LogFields.MessageId,
                LogFields.AuditId
            )}
            | filter {LogFields.Message} = "{LogEvent.EventRejected}"
            | sort @timestamp desc
            | limit 100
            """
        ),
        new(
            "failures",
            $"""
            fields @timestamp, {Names(
                LogFields.Message,
                LogFields.Step,
                LogFields.Error,
                LogFields.Call,
                LogFields.ErrorType,
                LogFields.Symbol,
                LogFields.Symbols,
                LogFields.Events,
                LogFields.RequestId
            )}
            | filter {LogFields.Level} = "ERROR" or {LogFields.Message} = "{LogEvent.OutOfTime}"
            | sort @timestamp desc
            | limit 100
            """
        ),
        new(
            "failures-by-kind",
            $"""
            filter {LogFields.Level} = "ERROR" or {LogFields.Message} = "{LogEvent.OutOfTime}"
            | stats count(*) as times, latest({LogFields.Error}) as example by {Names(
                LogFields.Message,
                LogFields.ErrorType
            )}
            | sort times desc
            """
        ),
        new(
            "bugs",
            $"""
            fields @timestamp, {Names(
                LogFields.Error,
                LogFields.ErrorType,
                LogFields.StackTrace,
                LogFields.Symbol,
                LogFields.MessageId,
                LogFields.RequestId
            )}
            | filter {LogFields.Message} = "{LogEvent.Bug}"
            | sort @timestamp desc
            | limit 100
            """
        ),
        new(
            "what-happened-to-an-event",
            $"""
            fields @timestamp, {LogFields.Level}, {LogFields.Message}, @message
            | filter @message like /REPLACE-WITH-ITS-IDENTITY/
            | sort @timestamp asc
            """
        ),
        new(
            "batches",
            $"""
            filter ispresent({MetricNames.Received})
            | stats {Sums(
                MetricNames.Received,
                MetricNames.Stored,
                MetricNames.Duplicate,
                MetricNames.Rejected,
                MetricNames.Failed,
                MetricNames.Conflicts,
                MetricNames.Alerts
            )} by bin(1m)
            """
        ),
        new(
            "skipped-rules",
            $"""
            filter {LogFields.Message} = "{LogEvent.RuleSkipped}"
            | stats count(*) as times by {LogFields.RuleId}, {LogFields.Problem}
            """
        ),
        new(
            "unpublished-alerts",
            $"""
            fields @timestamp, {Names(
                LogFields.Message,
                LogFields.Error,
                LogFields.AlertId,
                LogFields.Messages,
                LogFields.Code,
                LogFields.Reason
            )}
            | filter {LogFields.Message} in [{Quoted(
                LogEvent.AlertsNotPublished,
                LogEvent.AlertRefused,
                LogEvent.MessagesNotCounted,
                LogEvent.OverdueAlertsNotPublished
            )}]
            | sort @timestamp desc
            | limit 100
            """
        ),
        new(
            "slow-invocations",
            // Lambda's own report, whose members are Lambda's.
            """
            filter type = "platform.report"
            | fields @timestamp, record.requestId as requestId, record.metrics.durationMs as duration,
                record.metrics.maxMemoryUsedMB as memory, record.metrics.initDurationMs as start
            | sort duration desc
            | limit 50
            """
        ),
    ];

    static string Names(params string[] fields) => string.Join(", ", fields);

    static string Sums(params string[] metrics) =>
        Names([.. metrics.Select(metric => $"sum({metric}) as {metric.ToLowerInvariant()}")]);

    static string Quoted(params LogEvent[] events) => Names([.. events.Select(logEvent => $"\"{logEvent}\"")]);
}
