using Amazon.DynamoDBv2;

namespace MarketData.SandboxTests;

[CancelAfter(300_000)]
public sealed class SynthesizedTablesTests
{
    [Test]
    public async Task Tables_have_the_keys_and_indexes_of_the_stack(CancellationToken cancellation)
    {
        var engine = await LocalEngines.DynamoDbAsync();

        var names = await SynthesizedTables.CreateAsync(engine, cancellation);

        Assert.That(
            names.Keys,
            Is.EquivalentTo(new[] { "market-data", "bars", "symbol-state", "alerts", "audit-trail", "alert-rules" })
        );
        var alerts = (await engine.DescribeTableAsync(names["alerts"], cancellation)).Table;
        Assert.Multiple(() =>
        {
            Assert.That(alerts.KeySchema.Select(key => key.AttributeName), Is.EqualTo(new[] { "alert_id" }));
            Assert.That(
                alerts.GlobalSecondaryIndexes.Select(index => index.IndexName),
                Is.EquivalentTo(new[] { "SymbolIndex", "StatusIndex" })
            );
            Assert.That(alerts.BillingModeSummary.BillingMode, Is.EqualTo(BillingMode.PAY_PER_REQUEST));
        });
    }
}
