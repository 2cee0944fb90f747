using Amazon.DynamoDBv2.Model;
using Amazon.KeyManagementService.Model;
using Amazon.SimpleNotificationService.Model;
using MarketData.Shared.Aws;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Function;

[CancelAfter(10_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class CallLimitTests
{
    readonly WorldClock world = new(FedEvent.Opening);

    ProcessTime Time => new(world, wrongBy: TimeSpan.Zero);

    static IEnumerable<TestCaseData> Calls()
    {
        yield return Call(
            (clients, ended) => clients.DynamoDb().QueryAsync(new QueryRequest("bars"), ended),
            "DynamoDB Query on bars"
        );
        yield return Call(
            (clients, ended) =>
                clients.DynamoDb().TransactWriteItemsAsync(Transaction("state", "events", "events"), ended),
            "DynamoDB TransactWriteItems on state, events"
        );
        yield return Call(
            (clients, ended) =>
                clients.Topic().PublishBatchAsync(new PublishBatchRequest { TopicArn = "arn:topic" }, ended),
            "SNS PublishBatch on arn:topic"
        );
        yield return Call(
            (clients, ended) =>
                clients.Kms().DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream([1]) }, ended),
            "KMS Decrypt"
        );
    }

    [TestCaseSource(nameof(Calls))]
    public void A_call_without_an_answer_is_given_up_after_two_seconds_and_named(
        Func<FunctionClients, CancellationToken, Task> call,
        string name,
        CancellationToken cancellation
    )
    {
        var hung = call(Over(new Hung()), cancellation);

        world.AdvanceTo(FedEvent.Opening.AddSeconds(1.9));
        Assert.That(hung.IsCompleted, Is.False);
        world.AdvanceTo(FedEvent.Opening.AddSeconds(2));
        Assert.That(
            () => hung,
            Throws.TypeOf<NoAnswerException>().With.Message.EqualTo($"{name} had no answer, after 2.0 s")
        );
    }

    [Test]
    public void A_call_that_its_caller_ends_says_what_it_was_waiting_for()
    {
        using var budget = new CancellationTokenSource(TimeSpan.FromSeconds(1.5), Time);
        var hung = Over(new Hung()).DynamoDb().QueryAsync(new QueryRequest("bars"), budget.Token);

        world.AdvanceTo(FedEvent.Opening.AddSeconds(1.5));

        Assert.That(
            () => hung,
            Throws
                .InstanceOf<OperationCanceledException>()
                .With.Message.EqualTo("DynamoDB Query on bars had no answer yet when its time was up, after 1.5 s")
        );
    }

    [Test]
    public void A_connection_that_fails_is_tried_once_and_named(CancellationToken cancellation)
    {
        var network = new Refusing();

        Assert.That(
            () => Over(network).DynamoDb().QueryAsync(new QueryRequest("bars"), cancellation),
            Throws
                .TypeOf<NoAnswerException>()
                .With.Message.EqualTo("DynamoDB Query on bars failed on the way, after 0.0 s: connection refused")
        );
        Assert.That(network.Requests, Is.EqualTo(1));
    }

    FunctionClients Over(HttpMessageHandler network) => SimulatedClients.Over(network, Time);

    static TransactWriteItemsRequest Transaction(params string[] tables) =>
        new()
        {
            TransactItems =
            [
                .. tables.Select(table => new TransactWriteItem
                {
                    Put = new Put { TableName = table, Item = [] },
                }),
            ],
        };

    static TestCaseData Call(Func<FunctionClients, CancellationToken, Task> call, string name) =>
        new TestCaseData(call, name).SetArgDisplayNames(name);

    sealed class Hung : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("It was to hang.");
        }
    }

    sealed class Refusing : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Requests++;
            throw new HttpRequestException("connection refused");
        }
    }
}
