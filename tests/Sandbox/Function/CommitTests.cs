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
        string[] batch =
        [
            FunctionOnEngine.Trade("1"),
            FunctionOnEngine.Trade("2", time: "13:31:00"),
            FunctionOnEngine.Trade("1"),
        ];

        Assert.That(await function.HandleAsync(batch), Is.Empty);
        var before = await AllItemsAsync();
        Assert.That(await function.HandleAsync(batch), Is.Empty);

        Assert.That(await AllItemsAsync(), Is.EqualTo(before));
        Assert.That(await function.ItemsAsync("market-data"), Has.Count.EqualTo(2));
        Assert.That(await function.ItemsAsync("audit-trail"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Prints_that_repeat_each_other_exactly_are_separate_trades()
    {
        await function.HandleAsync(FunctionOnEngine.Trade("1"), FunctionOnEngine.Trade("2"));

        Assert.That((await function.ItemsAsync("symbol-state")).Single()["sequence"].N, Is.EqualTo("2"));
    }

    [Test]
    public async Task Two_consumers_of_one_symbol_lose_nothing_and_number_without_gaps()
    {
        var batches = Enumerable
            .Range(0, 8)
            .Select(batch =>
                Enumerable
                    .Range(0, 10)
                    .Select(i => FunctionOnEngine.Trade($"{batch}-{i}", time: $"13:{30 + i}:{batch:00}"))
                    .ToArray()
            );

        var failures = await Task.WhenAll(batches.Select(batch => function.HandleAsync(batch)));

        Assert.That(failures, Is.All.Empty);
        var sequences = (await function.ItemsAsync("market-data")).Select(item =>
            int.Parse(item["sequence"].N, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.That(sequences, Is.EquivalentTo(Enumerable.Range(1, 80)));
        var bars = await function.ItemsAsync("bars");
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
            .Select(i => FunctionOnEngine.Trade($"{i:000}", time: $"13:{30 + i / 60}:{i % 60:00}"))
            .ToArray();

        Assert.That(await function.HandleAsync(batch), Is.Empty);

        Assert.That(await function.ItemsAsync("market-data"), Has.Count.EqualTo(250));
        Assert.That(
            (await function.ItemsAsync("bars")).Select(bar => bar["trades"].N),
            Is.All.EqualTo("60").And.Exactly(4).Items
        );
    }

    [Test]
    public async Task A_late_trade_corrects_its_stored_bar()
    {
        await function.HandleAsync(
            FunctionOnEngine.Trade("1", 100, time: "13:30:10"),
            FunctionOnEngine.Trade("2", 101, time: "13:31:00")
        );

        await function.HandleAsync(
            FunctionOnEngine.Trade("3", 99, time: "13:30:05"),
            FunctionOnEngine.Trade("4", 98, time: "12:00:00")
        );

        var bar = (await function.ItemsAsync("bars")).Single();
        Assert.That(
            $"{bar["open"].N} {bar["high"].N} {bar["low"].N} {bar["close"].N} {bar["trades"].N}",
            Is.EqualTo("99 100 99 100 2")
        );
        var late = (await function.ItemsAsync("market-data")).Single(item => item.ContainsKey("late"));
        Assert.That(late["event_id"].S, Is.EqualTo("NYSE|4"));
    }

    [Test]
    public async Task A_commit_between_reading_the_state_and_reading_the_bars_fails_nothing()
    {
        await function.HandleAsync(
            FunctionOnEngine.Trade("1", time: "13:30:00"),
            FunctionOnEngine.Trade("2", time: "13:33:00")
        );
        string[] others =
        [
            FunctionOnEngine.Trade("3", time: "13:31:00"),
            FunctionOnEngine.Trade("4", time: "13:32:00"),
            FunctionOnEngine.Trade("5", time: "13:34:00"),
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
            await function.HandleAsync(
                function.Start(network),
                FunctionOnEngine.Trade("6", price: 99, time: "13:30:30")
            ),
            Is.Empty
        );

        Assert.That(
            (await function.ItemsAsync("bars")).Select(bar => $"{bar["minute"].S} {bar["close"].N} {bar["trades"].N}"),
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
        await function.PutAsync("symbol-state", """{"symbol":"BAD","sequence":"seven"}""");

        Assert.That(
            await function.HandleAsync(FunctionOnEngine.Trade("1", symbol: "BAD"), FunctionOnEngine.Trade("2")),
            Is.EqualTo(new[] { "m0" })
        );

        Assert.That((await function.ItemsAsync("market-data")).Single()["event_id"].S, Is.EqualTo("NYSE|2"));
    }

    [Test]
    public async Task A_rejected_message_stays_failed_and_its_neighbours_are_stored()
    {
        string[] batch =
        [
            FunctionOnEngine.Trade("1"),
            "not JSON",
            FunctionOnEngine.Trade("2", price: -1),
            FunctionOnEngine.Trade("3"),
        ];

        foreach (var _ in Enumerable.Range(0, 3))
        {
            Assert.That(await function.HandleAsync(batch), Is.EqualTo(new[] { "m1", "m2" }));
        }

        var audit = (await function.ItemsAsync("audit-trail")).Select(item =>
            item["outcome"].S + (item.GetValueOrDefault("reason")?.S ?? "")
        );
        Assert.That(
            audit,
            Is.EquivalentTo(new[] { "STORED", "STORED", "REJECTEDNOT_JSON", "REJECTEDPRICE_NOT_POSITIVE" })
        );
    }

    [Test]
    public async Task A_trade_id_used_for_another_trade_is_a_rejection_and_no_duplicate()
    {
        await function.HandleAsync(FunctionOnEngine.Trade("1", price: 100));

        Assert.That(
            await function.HandleAsync(
                FunctionOnEngine.Trade("1", price: 101),
                FunctionOnEngine.Trade("1", price: 100)
            ),
            Is.EqualTo(new[] { "m0" })
        );

        Assert.That(
            (await function.ItemsAsync("audit-trail"))
                .Select(item => item.GetValueOrDefault("reason")?.S)
                .OfType<string>(),
            Is.EqualTo(new[] { "IDENTITY_CONFLICT" })
        );
        Assert.That((await function.ItemsAsync("market-data")).Single()["price"].N, Is.EqualTo("100"));
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
            await function.HandleAsync(
                function.Start(network),
                FunctionOnEngine.Trade("1"),
                FunctionOnEngine.Trade("2")
            ),
            Is.Empty
        );

        Assert.That(lost, Is.GreaterThan(1));
        Assert.That((await function.ItemsAsync("symbol-state")).Single()["sequence"].N, Is.EqualTo("2"));
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
            await function.HandleAsync(function.Start(network), FunctionOnEngine.Trade("1")),
            Is.EqualTo(new[] { "m0" })
        );

        Assert.That(await AllItemsAsync(), Is.Empty);
    }

    async Task<IReadOnlyList<string>> AllItemsAsync()
    {
        var items = new List<string>();
        foreach (var purpose in new[] { "market-data", "bars", "symbol-state", "alerts", "audit-trail" })
        {
            items.AddRange(
                (await function.ItemsAsync(purpose)).Select(item =>
                    $"{purpose} {Amazon.DynamoDBv2.DocumentModel.Document.FromAttributeMap(item).ToJson()}"
                )
            );
        }

        return [.. items.Order(StringComparer.Ordinal)];
    }
}
