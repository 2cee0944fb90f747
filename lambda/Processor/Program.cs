using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using MarketData.Hosting;
using MarketData.Processor.Alerting;
using MarketData.Processor.Committing;
using MarketData.Processor.Decoding;
using MarketData.Processor.Storage;

namespace MarketData.Processor;

public static class Program
{
    public static Task Main() => RunAsync();

    /// <summary>Runs the function until cancelled.</summary>
    /// <param name="http">Carries the calls to the Runtime API and to AWS; by default each has a client of its own.</param>
    /// <param name="cancellation">Ends the loop.</param>
    public static async Task RunAsync(HttpClient? http = null, CancellationToken cancellation = default)
    {
        var time = TimeProvider.System;
        await using var output = Console.OpenStandardOutput();
        var log = new JsonLog(output, time);
        // Lambda freezes a waiting function for as long as it likes: the wait for an event has no time-out.
        using var waiting = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var loop = new RuntimeLoop(
            http ?? waiting, LambdaEnvironment.Read(EnvironmentVariables.OfProcess), log, time);

        await loop.RunAsync(
            start: () => CreateProcessor(http, log, time).HandleAsync,
            SqsJson.Default.SQSEvent,
            SqsJson.Default.SQSBatchResponse,
            cancellation);
    }

    static BatchProcessor CreateProcessor(HttpClient? http, JsonLog log, TimeProvider time)
    {
        var settings = ProcessorSettings.Read(EnvironmentVariables.OfProcess);
        var factory = http is null ? null : new FixedHttpClientFactory(http);
        var dynamo = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { HttpClientFactory = factory });
        var topic = new AmazonSimpleNotificationServiceClient(
            new AmazonSimpleNotificationServiceConfig { HttpClientFactory = factory });
        var backoff = new Backoff(time);
        var alerts = new AlertStore(dynamo, settings, backoff, time);
        var publisher = new AlertPublisher(topic, alerts, settings, log);
        return new BatchProcessor(
            new RuleStore(dynamo, settings, log, time),
            new Committer(
                new StateStore(dynamo, settings, backoff), new TransactionWriter(dynamo, backoff), settings, backoff, log, time),
            new CommittedAlerts(alerts, publisher, log),
            new OverdueAlerts(alerts, publisher, log, time),
            new RejectionRecorder(new AuditTrail(dynamo, settings), log, time),
            settings,
            log,
            time);
    }

    sealed class FixedHttpClientFactory(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
