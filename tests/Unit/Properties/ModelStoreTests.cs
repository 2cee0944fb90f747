using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Store;

namespace MarketData.UnitTests.Properties;

/// <summary>What the engine cannot show, because its time is not ours, or because it decides by itself.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class ModelStoreTests
{
    readonly ModelStore store = new();
    DateTimeOffset now = DateTimeOffset.UnixEpoch;

    public ModelStoreTests() => store.Leeway = new Leeway { Now = () => now };

    [Test]
    public async Task A_token_keeps_a_transaction_from_being_done_again_for_ten_minutes(CancellationToken cancellation)
    {
        var once = Put("a", "b");
        await store.Client.TransactWriteItemsAsync(once, cancellation);

        now = now.AddMinutes(10);
        await store.Client.TransactWriteItemsAsync(once, cancellation);

        now = now.AddSeconds(1);
        Assert.That(
            async () => await store.Client.TransactWriteItemsAsync(once, cancellation),
            Throws.TypeOf<TransactionCanceledException>()
        );
    }

    [Test]
    public async Task An_item_may_go_once_its_time_is_over_and_no_sooner(CancellationToken cancellation)
    {
        store.Leeway = new Leeway { Now = () => now };
        var item = new Dictionary<string, AttributeValue>
        {
            [Tables.MarketData.HashKey] = new("a"),
            [Tables.TimeToLive] = new() { N = "60" },
        };
        await store.Client.PutItemAsync(store.NameOf(Tables.MarketData), item, cancellation);

        now = now.AddSeconds(60);
        store.Expire();
        Assert.That(await CountAsync(cancellation), Is.EqualTo(1));

        now = now.AddSeconds(1);
        store.Expire();
        Assert.That(await CountAsync(cancellation), Is.Zero);
    }

    [Test]
    public async Task Reads_may_see_one_item_of_a_transaction_before_another(CancellationToken cancellation)
    {
        var isFirst = true;
        store.Leeway = new Leeway { ShowsLate = () => !(isFirst = !isFirst) };
        var step = store.Begin("TransactWriteItems", Json("a", "b"));

        Assert.That(step(), Is.Null);
        Assert.That(await CountAsync(cancellation), Is.EqualTo(1));
        Assert.That(step(), Is.Not.Null);
        Assert.That(await CountAsync(cancellation), Is.EqualTo(2));
    }

    async Task<int?> CountAsync(CancellationToken cancellation) =>
        (
            await store.Client.ScanAsync(new ScanRequest { TableName = store.NameOf(Tables.MarketData) }, cancellation)
        ).Count;

    static TransactWriteItemsRequest Put(params string[] ids) =>
        new()
        {
            ClientRequestToken = "once",
            TransactItems =
            [
                .. ids.Select(id => new TransactWriteItem
                {
                    Put = new Put
                    {
                        TableName = Tables.MarketData.Purpose,
                        Item = new() { [Tables.MarketData.HashKey] = new(id) },
                        ConditionExpression = $"attribute_not_exists({Tables.MarketData.HashKey})",
                    },
                }),
            ],
        };

    static byte[] Json(params string[] ids) =>
        System.Text.Encoding.UTF8.GetBytes(
            $$"""
            {"TransactItems": [{{string.Join(
                ',',
                ids.Select(id =>
                    $$"""{"Put": {"TableName": "market-data", "Item": {"event_id": {"S": "{{id}}"} } } }"""
                )
            )}}]}
            """
        );
}
