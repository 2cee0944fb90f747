using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Storage;
using MarketData.Shared.Telemetry;
using MarketData.Shared.Trail;
using MarketData.Trades.Messages;

namespace MarketData.Trades.Recording;

/// <summary>The task <c>record</c>: the trade's row and its audit record, once, however often it is asked to.</summary>
sealed class RecordTask(TradeRecorder recorder, string metricsNamespace, JsonLog log, TimeProvider time)
{
    public static RecordTask Create(
        FunctionClients clients,
        RecordSettings settings,
        JsonLog log,
        TimeProvider time,
        Random? jitter = null
    )
    {
        var (dynamo, backoff) = (clients.DynamoDb(), new Backoff(time, jitter));
        var keys = new AuditKeyStore(
            new AuditKeyTable(dynamo, settings.Trail, backoff),
            new AuditKeyEncryption(clients.Kms(), settings.Trail, backoff),
            new FailureBoundary(log),
            time
        );
        var recorder = new TradeRecorder(
            dynamo,
            new TradeRows(dynamo, settings.TradesTable, backoff),
            new TransactionWriter(dynamo, settings.StateTable, backoff),
            keys,
            settings,
            backoff,
            time
        );
        return new(recorder, settings.MetricsNamespace, log, time);
    }

    public async Task<RecordAnswer> HandleAsync(RecordRequest request, string requestId, CancellationToken cancellation)
    {
        var (row, wasThere) = await recorder.RecordAsync(UnrecordedTrade.Of(request), cancellation);
        if (!wasThere && row.Status != TradeStatus.Recorded)
        {
            log.Warn(
                LogEvent.TradeRefused,
                (LogFields.TradeId, row.Id.Value),
                (LogFields.Reason, string.Join(' ', row.Reasons.Select(reason => reason.Code))),
                (LogFields.Problem, string.Join(' ', row.Reasons.Select(reason => reason.Message))),
                (LogFields.EventId, row.Event.Id),
                (LogFields.Execution, row.Execution)
            );
        }

        Count(row, wasThere).WriteTo(log, time.GetUtcNow(), requestId);
        return new(row.Id.Value, row.Timestamp.ToUnixTimeMilliseconds(), Codes.Of(row.Status), wasThere);
    }

    EmbeddedMetrics Count(RecordedTrade row, bool wasThere)
    {
        var metrics = new EmbeddedMetrics(metricsNamespace);
        var isRecorded = !wasThere && row.Status == TradeStatus.Recorded;
        metrics.Count(MetricNames.TradesRecorded, isRecorded ? 1 : 0);
        metrics.Count(MetricNames.TradesRejected, !wasThere && row.Status == TradeStatus.Rejected ? 1 : 0);
        metrics.Count(MetricNames.TradesConflicting, !wasThere && row.Status == TradeStatus.Conflict ? 1 : 0);
        metrics.Count(MetricNames.TradesDuplicate, wasThere ? 1 : 0);
        metrics.Count(MetricNames.TradesNotEnriched, isRecorded && !row.Enrichment.IsEnriched ? 1 : 0);
        if (!wasThere)
        {
            metrics.Milliseconds(MetricNames.EventToRecord, [(row.RecordedAt - row.Event.Time).TotalMilliseconds]);
            metrics.Property(
                LogFields.RejectedByReason,
                row.Reasons.Select(reason => reason.Code).CountBy(code => code)
            );
        }

        return metrics;
    }
}
