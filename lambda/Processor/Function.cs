using Amazon.Lambda.SQSEvents;
using Amazon.Runtime;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Aws;
using MarketData.Processor.Configuration;
using MarketData.Processor.Decoding;
using MarketData.Processor.Queues;
using MarketData.Processor.Telemetry;

namespace MarketData.Processor;

/// <summary>
/// The function from its start on. Where AWS stands against the start, each invocation tries again and its messages
/// come back later: a start that ends the process would cost each of them a receive and the queue's whole visibility
/// timeout.
/// </summary>
sealed class Function(FunctionClients clients, ProcessorSettings settings, JsonLog log, TimeProvider time)
{
    /// <summary>Of the ten seconds that Lambda gives a start.</summary>
    static readonly TimeSpan MaxStart = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Kept back from the invocation's time, to say when the messages are to come again, and to answer.
    /// </summary>
    static readonly TimeSpan Reserve = TimeSpan.FromSeconds(1);

    readonly Redelivery redelivery = new(clients.Queues(), settings, new FailureBoundary(log), log);
    BatchProcessor? processor;

    /// <exception cref="InvalidOperationException">The settings are wrong: no try will help.</exception>
    public Task StartAsync(CancellationToken cancellation) => TryStartAsync(MaxStart, cancellation);

    public async Task<SQSBatchResponse> HandleAsync(
        SQSEvent batch,
        string requestId,
        TimeSpan remaining,
        CancellationToken cancellation
    )
    {
        var end = time.GetUtcNow() + remaining;
        if (processor is null)
        {
            var limit = remaining - Reserve;
            await TryStartAsync(limit < MaxStart ? limit : MaxStart, cancellation);
        }

        if (processor is not null)
        {
            try
            {
                return await processor.HandleAsync(batch, requestId, end - time.GetUtcNow(), cancellation);
            }
            catch (Exception) when (!cancellation.IsCancellationRequested && batch.Records is not null)
            {
                await DelayAsync(batch, end, cancellation);
                throw;
            }
        }

        var deliveries = await DelayAsync(batch, end, cancellation);
        new BatchMetrics { Received = deliveries.Count, Failed = deliveries.Count }.WriteTo(
            log,
            settings.MetricsNamespace,
            time.GetUtcNow(),
            requestId
        );
        return new SQSBatchResponse([
            .. deliveries.Select(delivery => new SQSBatchResponse.BatchItemFailure
            {
                ItemIdentifier = delivery.MessageId,
            }),
        ]);
    }

    async Task TryStartAsync(TimeSpan limit, CancellationToken cancellation)
    {
        using var endOfStart = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        using var start = CancellationTokenSource.CreateLinkedTokenSource(cancellation, endOfStart.Token);
        try
        {
            using var kms = clients.Kms();
            var key = await AuditKeyDecryption.DecryptAsync(
                kms,
                settings.AuditKeyCiphertext,
                settings.AuditTrailTable,
                new Backoff(time),
                start.Token
            );
            processor = BatchProcessor.Create(
                clients.DynamoDb(),
                clients.Topic(),
                clients.Queues(),
                key,
                settings,
                log,
                time
            );
        }
        catch (Exception failure) when (IsOfAws(failure) && !cancellation.IsCancellationRequested)
        {
            log.Error(LogEvent.StartFailed, failure);
        }
    }

    async Task<IReadOnlyList<Delivery>> DelayAsync(SQSEvent batch, DateTimeOffset end, CancellationToken cancellation)
    {
        var deliveries = Delivery.AllOf(batch, time.GetUtcNow());
        var left = end - time.GetUtcNow() - Reserve / 3;
        using var endOfAnswer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var answer = CancellationTokenSource.CreateLinkedTokenSource(cancellation, endOfAnswer.Token);
        await redelivery.DelayAsync(deliveries, answer.Token);
        return deliveries;
    }

    static bool IsOfAws(Exception failure) =>
        failure.InnerException
            is AmazonServiceException
                or AmazonClientException
                or NoAnswerException
                or OperationCanceledException;
}
