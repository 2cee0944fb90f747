using MarketData.Contract;
using MarketData.Infra.Observability;

namespace MarketData.Infra.Trades.Observability;

/// <summary>The questions that the runbooks ask of the logs of trade processing.</summary>
static class TradeQueries
{
    /// <summary>Of the functions' logs, which only name what the functions write.</summary>
    public static readonly IReadOnlyList<SavedQuery> OfFunctions =
    [
        new(
            "trade-failures",
            $"""
            fields @timestamp, @log, {LogFields.Message}, {LogFields.Error}, {LogFields.Call}, {LogFields.ErrorType},
                {LogFields.RequestId}
            | filter {LogFields.Level} = "ERROR"
            | sort @timestamp desc
            | limit 100
            """
        ),
        new(
            "trade-failures-by-kind",
            $"""
            filter {LogFields.Level} = "ERROR"
            | stats count(*) as times, latest({LogFields.Error}) as example
                by @log, {LogFields.Message}, {LogFields.ErrorType}
            | sort times desc
            """
        ),
        new(
            "what-happened-to-a-trade",
            $"""
            fields @timestamp, @log, {LogFields.Level}, {LogFields.Message}, @message
            | filter @message like /REPLACE-WITH-ITS-ID/
            | sort @timestamp asc
            """
        ),
        new(
            "trades-by-minute",
            $"""
            filter ispresent({MetricNames.TradesRecorded}) or ispresent({MetricNames.TradesRejected})
            | stats sum({MetricNames.TradesRecorded}) as recorded, sum({MetricNames.TradesRejected}) as rejected,
                sum({MetricNames.TradesDuplicate}) as duplicates, sum({MetricNames.TradesConflicting}) as conflicts,
                sum({MetricNames.TradesNotEnriched}) as without_context by bin(1m)
            """
        ),
        new(
            "slow-trade-tasks",
            // Lambda's own report, whose members are Lambda's.
            """
            filter type = "platform.report"
            | fields @timestamp, @log, record.requestId as requestId, record.metrics.durationMs as duration,
                record.metrics.maxMemoryUsedMB as memory, record.metrics.initDurationMs as start
            | sort duration desc
            | limit 50
            """
        ),
    ];

    /// <summary>
    /// Of the workflow's logs, whose members are Step Functions':
    /// https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    /// </summary>
    public static readonly IReadOnlyList<SavedQuery> OfWorkflow =
    [
        new(
            "ended-executions",
            """
            fields @timestamp, type, details.error, details.cause, execution_arn
            | filter type in ["ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted"]
            | sort @timestamp desc
            | limit 100
            """
        ),
        new(
            "one-execution",
            """
            fields @timestamp, id, type, details.name, details.error, details.cause
            | filter execution_arn like /REPLACE-WITH-ITS-NAME/
            | sort id asc
            """
        ),
    ];
}
