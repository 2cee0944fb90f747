using MarketData.Contract;

namespace MarketData.SandboxTests.Function;

[CancelAfter(60_000)]
public sealed class RejectedMessageTests
{
    FunctionOnEngine function = null!;

    [SetUp]
    public async Task CreateTables() => function = await FunctionOnEngine.CreateAsync(CancellationToken.None);

    [Test]
    public async Task A_rejected_message_is_moved_and_its_neighbours_are_stored()
    {
        string[] batch =
        [
            SampleEvents.Trade("1"),
            "not JSON",
            SampleEvents.Trade("2", price: -1),
            SampleEvents.Trade("3"),
        ];

        foreach (var _ in Enumerable.Range(0, 3))
        {
            Assert.That(await function.HandleAsync(batch), Is.Empty);
        }

        Assert.That(
            function.Queues.DeadLetters.Select(letter => letter.Attributes[DeadLetterAttributes.Reason]).Distinct(),
            Is.EquivalentTo(new[] { "NOT_JSON", "PRICE_NOT_POSITIVE" })
        );

        var audit = (await function.ItemsAsync(Tables.AuditTrail)).Select(item =>
            item["outcome"].S + (item.GetValueOrDefault("reason")?.S ?? "")
        );
        Assert.That(audit, Is.EquivalentTo(new[] { "STORED", "REJECTEDNOT_JSON", "REJECTEDPRICE_NOT_POSITIVE" }));
    }

    [Test]
    public async Task A_trade_id_used_for_another_trade_is_a_rejection_and_no_duplicate()
    {
        await function.HandleAsync(SampleEvents.Trade("1", price: 100));

        Assert.That(
            await function.HandleAsync(SampleEvents.Trade("1", price: 101), SampleEvents.Trade("1", price: 100)),
            Is.Empty
        );

        Assert.That(function.Queues.DeadLetters, Has.Count.EqualTo(1));
        Assert.That(
            (await function.ItemsAsync(Tables.AuditTrail))
                .Select(item => item.GetValueOrDefault("reason")?.S)
                .OfType<string>(),
            Is.EqualTo(new[] { "IDENTITY_CONFLICT" })
        );
        Assert.That((await function.ItemsAsync(Tables.MarketData)).Single()["price"].N, Is.EqualTo("100"));
    }
}
