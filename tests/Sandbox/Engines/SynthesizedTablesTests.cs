using Amazon.DynamoDBv2;
using MarketData.Contract;

namespace MarketData.SandboxTests;

[CancelAfter(300_000)]
public sealed class SynthesizedTablesTests
{
    [Test]
    public async Task Tables_have_the_keys_and_indexes_of_the_stacks(CancellationToken cancellation)
    {
        var engine = await LocalEngines.DynamoDbAsync();

        var names = await SynthesizedTables.CreateAsync(engine, cancellation);

        Assert.That(names.Keys, Is.EquivalentTo(Tables.All.Select(table => table.Purpose)));
        var alerts = (await engine.DescribeTableAsync(names[Tables.Alerts.Purpose], cancellation)).Table;
        Assert.Multiple(() =>
        {
            Assert.That(alerts.KeySchema.Select(key => key.AttributeName), Is.EqualTo(new[] { Tables.Alerts.HashKey }));
            Assert.That(
                alerts.GlobalSecondaryIndexes.Select(index => index.IndexName),
                Is.EquivalentTo(Tables.Alerts.Indexes.Select(index => index.Name))
            );
            Assert.That(alerts.BillingModeSummary.BillingMode, Is.EqualTo(BillingMode.PAY_PER_REQUEST));
        });
    }
}
