using System.Globalization;
using Amazon.Lambda.SQSEvents;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Ops.Backtesting;
using MarketData.Processor;
using MarketData.Sandbox.Feed;
using MarketData.SandboxTests.Function;
using MarketData.Sessions;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Schemas;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Store;

namespace MarketData.SandboxTests.Backtesting;

/// <summary>
/// The function's own handler, from a message's body to the mail, over models of the tables, the topic and the key. It
/// is given each row of a session at the time of the row.
/// </summary>
sealed class FunctionInMemory
{
    static readonly TimeSpan Remaining = TimeSpan.FromSeconds(30);

    readonly WorldClock world;
    readonly ModelStore store;
    readonly BatchProcessor processor;

    /// <param name="start">Before the first row.</param>
    /// <param name="settings">As the deployment would tell it.</param>
    public FunctionInMemory(DateTimeOffset start, TriedSettings settings)
    {
        var tables = new DynamoDbModel(Tables.All);
        (world, store) = (new WorldClock(start), new ModelStore(tables));
        var time = new ProcessTime(world, wrongBy: TimeSpan.Zero);
        var network = new ByService(
            new DynamoDbHandler(tables),
            new KmsModel(),
            new QueueHandler(new QueueModel()),
            Topic
        );
        processor = BatchProcessor.Create(
            SimulatedClients.Over(network, time),
            SimulatedSettings.Of(store) with
            {
                SymbolAlertMessagesPerMinute = settings.Messages.OfSymbol,
                RuleAlertMessagesPerMinute = settings.Messages.OfRule,
                AlertMaxAge = settings.AlertMaxAge,
                ClockSkew = settings.ClockSkew,
                AuditKmsKeyArn = KmsModel.KeyArn,
            },
            new JsonLog(Log.Stream, time),
            time,
            new Random(0)
        );
    }

    public FakeTopic Topic { get; } = new();

    public ProcessLog Log { get; } = new();

    public IReadOnlyList<Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>> Alerts =>
        [.. StoredItems.All(store, Tables.Alerts).Where(row => row.ContainsKey("rule_id"))];

    public Task AddRuleAsync(Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> rule) =>
        store.Client.PutItemAsync(store.NameOf(Tables.AlertRules), rule);

    /// <summary>All rows, one by one, and then the sweeps in which the last digests are sent.</summary>
    public async Task PlayAsync(IEnumerable<MarketRow> rows)
    {
        foreach (var (index, row) in rows.Index())
        {
            world.AdvanceTo(row.Time);
            var sent = row.ToEvent(index + 1);
            await HandleAsync(MarketContract.BodyOf(sent.Detail, sent.DetailType));
        }

        for (var sweep = 0; sweep < 10; sweep++)
        {
            world.Advance(TimeSpan.FromMinutes(1));
            await HandleAsync();
        }
    }

    async Task HandleAsync(params string[] bodies)
    {
        var batch = new SQSEvent
        {
            Records =
            [
                .. bodies.Select(
                    (body, i) =>
                        new SQSEvent.SQSMessage
                        {
                            MessageId = $"m{i}",
                            Body = body,
                            Attributes = new()
                            {
                                ["SentTimestamp"] = world
                                    .Now.ToUnixTimeMilliseconds()
                                    .ToString(CultureInfo.InvariantCulture),
                            },
                        }
                ),
            ],
        };
        var answer = await processor.HandleAsync(batch, "request-1", Remaining, CancellationToken.None);
        Assert.That(answer.BatchItemFailures, Is.Empty);
    }
}
