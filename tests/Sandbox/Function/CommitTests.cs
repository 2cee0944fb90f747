using MarketData.Contract;

namespace MarketData.SandboxTests.Function;

[CancelAfter(60_000)]
public sealed class CommitTests
{
    FunctionOnEngine function = null!;

    [SetUp]
    public async Task CreateTables() => function = await FunctionOnEngine.CreateAsync(CancellationToken.None);

    [Test]
    public async Task A_duplicate_delivery_changes_nothing()
    {
        string[] batch = [SampleEvents.Trade("1"), SampleEvents.Trade("2", time: "13:31:00"), SampleEvents.Trade("1")];

        Assert.That(await function.HandleAsync(batch), Is.Empty);
        var before = await function.AllItemsAsync();
        Assert.That(await function.HandleAsync(batch), Is.Empty);

        Assert.That(await function.AllItemsAsync(), Is.EqualTo(before));
        Assert.That(await function.ItemsAsync(Tables.MarketData), Has.Count.EqualTo(2));
        Assert.That(await function.ItemsAsync(Tables.AuditTrail), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Prints_that_repeat_each_other_exactly_are_separate_trades()
    {
        await function.HandleAsync(SampleEvents.Trade("1"), SampleEvents.Trade("2"));

        Assert.That((await function.StatesAsync()).Single()["sequence"].N, Is.EqualTo("2"));
    }

    [Test]
    public async Task Two_consumers_of_one_symbol_lose_nothing_and_number_without_gaps()
    {
        var batches = Enumerable
            .Range(0, 8)
            .Select(batch =>
                Enumerable
                    .Range(0, 10)
                    .Select(i => SampleEvents.Trade($"{batch}-{i}", time: $"13:{30 + i}:{batch:00}"))
                    .ToArray()
            );

        var failures = await Task.WhenAll(batches.Select(batch => function.HandleAsync(batch)));

        Assert.That(failures, Is.All.Empty);
        var sequences = (await function.ItemsAsync(Tables.MarketData)).Select(item =>
            int.Parse(item["sequence"].N, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.That(sequences, Is.EquivalentTo(Enumerable.Range(1, 80)));
        var bars = await function.ItemsAsync(Tables.Bars);
        Assert.That(
            bars.Select(bar => $"{bar["minute"].S} {bar["trades"].N}"),
            Is.EquivalentTo(Enumerable.Range(30, 9).Select(minute => $"2013-10-08T13:{minute}Z 8")),
            "the tenth minute is still forming"
        );
    }

    [Test]
    public async Task More_events_of_one_symbol_than_a_transaction_holds_are_stored_in_parts()
    {
        var batch = Enumerable
            .Range(0, 250)
            .Select(i => SampleEvents.Trade($"{i:000}", time: $"13:{30 + i / 60}:{i % 60:00}"))
            .ToArray();

        Assert.That(await function.HandleAsync(batch), Is.Empty);

        Assert.That(await function.ItemsAsync(Tables.MarketData), Has.Count.EqualTo(250));
        Assert.That(
            (await function.ItemsAsync(Tables.Bars)).Select(bar => bar["trades"].N),
            Is.All.EqualTo("60").And.Exactly(4).Items
        );
    }

    [Test]
    public async Task A_late_trade_corrects_its_stored_bar()
    {
        await function.HandleAsync(
            SampleEvents.Trade("1", 100, time: "13:30:10"),
            SampleEvents.Trade("2", 101, time: "13:31:00")
        );

        await function.HandleAsync(
            SampleEvents.Trade("3", 99, time: "13:30:05"),
            SampleEvents.Trade("4", 98, time: "12:00:00")
        );

        var bar = (await function.ItemsAsync(Tables.Bars)).Single();
        Assert.That(
            $"{bar["open"].N} {bar["high"].N} {bar["low"].N} {bar["close"].N} {bar["trades"].N}",
            Is.EqualTo("99 100 99 100 2")
        );
        var late = (await function.ItemsAsync(Tables.MarketData)).Single(item => item.ContainsKey("late"));
        Assert.That(late["event_id"].S, Is.EqualTo("NYSE|IBM|2013-10-08|4"));
    }
}
