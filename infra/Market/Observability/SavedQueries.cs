using Constructs;
using HashiCorp.Cdktf.Providers.Aws.CloudwatchQueryDefinition;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Observability;

/// <summary>The questions that the runbooks ask of the logs, saved in Logs Insights.</summary>
public sealed class SavedQueries : Construct
{
    static readonly (string Name, string Query)[] Queries =
    [
        (
            "rejections-by-reason",
            """
            filter message = "event rejected"
            | stats count(*) as events, latest(problem) as example by reason
            | sort events desc
            """
        ),
        (
            "rejected-events",
            """
            fields @timestamp, reason, problem, eventId, messageId, auditId
            | filter message = "event rejected"
            | sort @timestamp desc
            | limit 100
            """
        ),
        (
            "failures",
            """
            fields @timestamp, message, error, errorType, symbol, symbols, events, requestId
            | filter level = "ERROR"
            | sort @timestamp desc
            | limit 100
            """
        ),
        (
            "failures-by-kind",
            """
            filter level = "ERROR"
            | stats count(*) as times, latest(error) as example by message, errorType
            | sort times desc
            """
        ),
        (
            "what-happened-to-an-event",
            """
            fields @timestamp, level, message, @message
            | filter @message like /REPLACE-WITH-ITS-IDENTITY/
            | sort @timestamp asc
            """
        ),
        (
            "batches",
            """
            filter ispresent(Received)
            | stats sum(Received) as received, sum(Stored) as stored, sum(Duplicate) as duplicate, sum(Rejected) as rejected,
                sum(Failed) as failed, sum(Conflicts) as conflicts, sum(Alerts) as alerts by bin(1m)
            """
        ),
        (
            "skipped-rules",
            """
            filter message = "alert rule skipped"
            | stats count(*) as times by ruleId, problem
            """
        ),
        (
            "unpublished-alerts",
            """
            fields @timestamp, message, error, messages, code, reason
            | filter message in ["alerts not published", "alert refused by the topic", "alerts of duplicates not checked",
                "messages not counted", "overdue alerts not published"]
            | sort @timestamp desc
            | limit 100
            """
        ),
        (
            "slow-invocations",
            """
            filter type = "platform.report"
            | fields @timestamp, record.requestId as requestId, record.metrics.durationMs as duration, record.metrics.maxMemoryUsedMB as memory,
                record.metrics.initDurationMs as start
            | sort duration desc
            | limit 50
            """
        ),
    ];

    public SavedQueries(Construct scope, string id, Foundation foundation, string logGroup)
        : base(scope, id)
    {
        foreach (var (name, query) in Queries)
        {
            _ = new CloudwatchQueryDefinition(
                this,
                name,
                new CloudwatchQueryDefinitionConfig
                {
                    Name = $"{foundation.Purpose}-{foundation.Names.Suffix}/{name}",
                    QueryString = query,
                    LogGroupNames = [logGroup],
                }
            );
        }
    }
}
