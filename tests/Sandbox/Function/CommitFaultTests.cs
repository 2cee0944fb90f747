using MarketData.Contract;

namespace MarketData.SandboxTests.Function;

[CancelAfter(60_000)]
public sealed class CommitFaultTests
{
    FunctionOnEngine function = null!;

    [SetUp]
    public async Task CreateTables() => function = await FunctionOnEngine.CreateAsync(CancellationToken.None);

    [Test]
    public async Task A_commit_between_reading_the_state_and_reading_the_bars_fails_nothing()
    {
        await function.HandleAsync(
            SampleEvents.Trade("1", time: "13:30:00"),
            SampleEvents.Trade("2", time: "13:33:00")
        );
        string[] others =
        [
            SampleEvents.Trade("3", time: "13:31:00"),
            SampleEvents.Trade("4", time: "13:32:00"),
            SampleEvents.Trade("5", time: "13:34:00"),
        ];
        var reads = 0;
        using var network = new FaultyNetwork
        {
            Before = async (operation, _) =>
            {
                if (operation == "Query" && reads++ == 0)
                {
                    Assert.That(await function.HandleAsync(others), Is.Empty);
                }
            },
        };

        Assert.That(
            await function.HandleAsync(function.Start(network), SampleEvents.Trade("6", price: 99, time: "13:30:30")),
            Is.Empty
        );

        Assert.That(
            (await function.ItemsAsync(Tables.Bars)).Select(bar =>
                $"{bar["minute"].S} {bar["close"].N} {bar["trades"].N}"
            ),
            Is.EquivalentTo(
                new[]
                {
                    "2013-10-08T13:30Z 99 2",
                    "2013-10-08T13:31Z 100 1",
                    "2013-10-08T13:32Z 100 1",
                    "2013-10-08T13:33Z 100 1",
                }
            )
        );
    }

    [Test]
    public async Task A_damaged_state_row_fails_its_own_symbol_alone()
    {
        await function.PutAsync(Tables.SymbolState, """{"symbol":"BAD","sequence":"seven"}""");

        Assert.That(
            await function.HandleAsync(SampleEvents.Trade("1", symbol: "BAD"), SampleEvents.Trade("2")),
            Is.EqualTo(new[] { "m0" })
        );

        Assert.That(
            (await function.ItemsAsync(Tables.MarketData)).Single()["event_id"].S,
            Is.EqualTo("NYSE|IBM|2013-10-08|2")
        );
    }

    [Test]
    public async Task An_answer_that_is_lost_after_the_commit_makes_no_second_event()
    {
        var lost = 0;
        using var network = new FaultyNetwork
        {
            After = (operation, _) =>
                operation == "TransactWriteItems" && lost++ == 0
                    ? throw new HttpRequestException("The connection was reset.")
                    : Task.CompletedTask,
        };

        Assert.That(
            await function.HandleAsync(function.Start(network), SampleEvents.Trade("1"), SampleEvents.Trade("2")),
            Is.Empty
        );

        Assert.That(lost, Is.GreaterThan(1));
        Assert.That((await function.StatesAsync()).Single()["sequence"].N, Is.EqualTo("2"));
    }

    [Test]
    public async Task When_time_runs_out_what_is_not_committed_is_reported_and_nothing_is_half_written()
    {
        using var network = new FaultyNetwork
        {
            Before = (operation, cancellation) =>
                operation == "TransactWriteItems" ? Task.Delay(Timeout.Infinite, cancellation) : Task.CompletedTask,
        };
        function.RemainingTime = TimeSpan.FromSeconds(3);

        Assert.That(
            await function.HandleAsync(function.Start(network), SampleEvents.Trade("1")),
            Is.EqualTo(new[] { "m0" })
        );

        Assert.That(await function.AllItemsAsync(), Is.Empty);
    }
}
