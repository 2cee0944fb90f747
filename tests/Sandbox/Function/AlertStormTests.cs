namespace MarketData.SandboxTests.Function;

/// <summary>Ten messages of a rule and minute, then a digest.</summary>
[CancelAfter(60_000)]
public sealed class AlertStormTests
{
    const string EveryPrint = """
        {"rule_id":"print","kind":"VOLUME","symbols":"*","severity":"MEDIUM","threshold":5,"cooldown_seconds":0}
        """;

    static readonly TimeSpan UntilOverdue = TimeSpan.FromMinutes(2);

    FunctionOnEngine function = null!;

    [SetUp]
    public async Task CreateTables()
    {
        function = await FunctionOnEngine.CreateAsync(CancellationToken.None);
        await function.AddRuleAsync(EveryPrint);
        // Whatever the time, a test's prints come in one minute.
        function.Time.Advance(TimeSpan.FromSeconds(60 - function.Time.GetUtcNow().Second));
    }

    [Test]
    public async Task Beyond_the_limit_there_is_one_message_that_says_how_many_more()
    {
        Assert.That(await function.HandleAsync(Prints(0, 12, "IBM")), Is.Empty, "what waits for the digest is done");
        Assert.That(await function.HandleAsync(Prints(12, 20, "SPY")), Is.Empty);
        Assert.That(
            function.Topic.Published,
            Has.Count.EqualTo(10).And.All.EqualTo(("[MEDIUM] Market alert: IBM", "MEDIUM"))
        );
        Assert.That(await StatusesAsync(), Is.EqualTo("10 NOTIFIED, 10 PENDING"));

        function.Time.Advance(UntilOverdue);
        await function.HandleAsync(function.Start());

        Assert.That(
            function.Topic.Published.Skip(10),
            Is.EqualTo(new[] { ("[MEDIUM] Market alerts: 10 more from print", "MEDIUM") })
        );
        var (body, attributes) = function.Topic.Contents[^1];
        Assert.That(
            body,
            Does.EndWith(
                """
                     8 x SPY: one print of 10 on NYSE, above 5.
                     2 x IBM: one print of 10 on NYSE, above 5.
                """
            )
        );
        Assert.That((attributes["symbol"], attributes["rule"]), Is.EqualTo(("[\"SPY\",\"IBM\"]", "print")));
        Assert.That(await StatusesAsync(), Is.EqualTo("20 NOTIFIED"));
    }

    [Test]
    public async Task Functions_that_run_at_once_share_the_limit()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => function.HandleAsync(Prints(5 * i, 5 * i + 5, $"S{i}"))));

        Assert.That(function.Topic.Published, Has.Count.EqualTo(10));
        Assert.That(await StatusesAsync(), Is.EqualTo("10 NOTIFIED, 15 PENDING"));
    }

    [Test]
    public async Task A_function_that_knows_the_minute_full_does_not_ask_again()
    {
        var updates = 0;
        using var network = new FaultyNetwork
        {
            Before = (operation, _) =>
                Task.FromResult(operation == "UpdateItem" ? Interlocked.Increment(ref updates) : 0),
        };
        var processor = function.Start(network);

        await function.HandleAsync(processor, Prints(0, 10, "IBM"));
        await function.HandleAsync(processor, Prints(10, 20, "IBM"));
        await function.HandleAsync(processor, Prints(20, 30, "IBM"));

        Assert.That(updates, Is.EqualTo(1 + 10), "the count, and ten alerts marked");
    }

    [Test]
    public async Task Each_rule_and_each_minute_has_a_limit_of_its_own()
    {
        await function.AddRuleAsync(EveryPrint.Replace("\"print\"", "\"other\"", StringComparison.Ordinal));
        var processor = function.Start();

        await function.HandleAsync(processor, Prints(0, 15, "IBM"));
        Assert.That(function.Topic.Published, Has.Count.EqualTo(20));
        function.Time.Advance(TimeSpan.FromMinutes(1));
        await function.HandleAsync(processor, Prints(15, 30, "IBM"));

        Assert.That(function.Topic.Published, Has.Count.EqualTo(40));
    }

    [Test]
    public async Task Each_rule_and_each_minute_has_a_digest_of_its_own()
    {
        await function.AddRuleAsync(EveryPrint.Replace("\"print\"", "\"other\"", StringComparison.Ordinal));
        await function.HandleAsync(Prints(0, 12, "IBM"));
        function.Time.Advance(TimeSpan.FromMinutes(1));
        await function.HandleAsync(Prints(12, 25, "IBM"));

        function.Time.Advance(UntilOverdue);
        await function.HandleAsync(function.Start());

        Assert.That(
            function.Topic.Published.Skip(40).Select(message => message.Subject),
            Is.EquivalentTo(
                new[]
                {
                    "[MEDIUM] Market alerts: 2 more from print",
                    "[MEDIUM] Market alerts: 2 more from other",
                    "[MEDIUM] Market alerts: 3 more from print",
                    "[MEDIUM] Market alerts: 3 more from other",
                }
            )
        );
    }

    [Test]
    public async Task A_minute_is_told_when_it_is_over_and_all_of_it_at_once()
    {
        await function.HandleAsync(Prints(0, 12, "IBM"));
        var last = TimeSpan.FromSeconds(58 - function.Time.GetUtcNow().Second);
        function.Time.Advance(last);
        await function.HandleAsync(Prints(12, 15, "IBM"));

        // A minute and a second after the first of them, but not after the last.
        function.Time.Advance(TimeSpan.FromSeconds(61) - last);
        await function.HandleAsync(function.Start());
        Assert.That(function.Topic.Published, Has.Count.EqualTo(10));
        function.Time.Advance(TimeSpan.FromMinutes(1));
        await function.HandleAsync(function.Start());

        Assert.That(
            function.Topic.Published.Skip(10).Single().Subject,
            Is.EqualTo("[MEDIUM] Market alerts: 5 more from print")
        );
    }

    [Test]
    public async Task Functions_that_look_at_once_send_one_digest()
    {
        await function.HandleAsync(Prints(0, 30, "IBM"));
        function.Time.Advance(UntilOverdue);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => function.HandleAsync(function.Start())));

        Assert.That(function.Topic.Published, Has.Count.EqualTo(11));
    }

    [Test]
    public async Task Alerts_of_a_function_that_died_between_counting_and_publishing_are_told()
    {
        using var network = new FaultyNetwork
        {
            After = (operation, _) =>
                operation == "UpdateItem" ? throw new HttpRequestException("The process is gone.") : Task.CompletedTask,
        };
        function.RemainingTime = TimeSpan.FromSeconds(3);
        Assert.That(await function.HandleAsync(function.Start(network), Prints(0, 3, "IBM")), Has.Count.EqualTo(3));
        Assert.That(function.Topic.Published, Is.Empty);

        function.Time.Advance(UntilOverdue);
        await function.HandleAsync(function.Start());

        Assert.That(function.Topic.Published.Single().Subject, Is.EqualTo("[MEDIUM] Market alerts: 3 more from print"));
        Assert.That(await StatusesAsync(), Is.EqualTo("3 NOTIFIED"));
    }

    [Test]
    public async Task A_digest_of_a_function_that_died_over_it_is_sent_by_another()
    {
        await function.HandleAsync(Prints(0, 30, "IBM"));
        function.Time.Advance(UntilOverdue);
        function.Topic.IsDown = true;
        await function.HandleAsync(function.Start());
        function.Topic.IsDown = false;

        await function.HandleAsync(function.Start());
        Assert.That(function.Topic.Published, Has.Count.EqualTo(10), "the turn of the first is not over");
        function.Time.Advance(TimeSpan.FromSeconds(61));
        await function.HandleAsync(function.Start());

        Assert.That(
            function.Topic.Published.Skip(10).Single().Subject,
            Is.EqualTo("[MEDIUM] Market alerts: 20 more from print")
        );
    }

    [Test]
    public async Task A_digest_tells_more_alerts_than_a_page_of_the_index_holds()
    {
        await function.HandleAsync(Prints(0, 1, "IBM"));
        var alert = (await function.AlertsAsync()).Single();
        // A page holds 1 MB.
        await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(i =>
                    function.Engine.PutItemAsync(
                        function.Variables["ALERTS_TABLE"],
                        new(alert)
                        {
                            ["alert_id"] = new($"print|IBM|copy-{i}"),
                            ["event_id"] = new($"copy-{i}"),
                            ["headline"] = new(new string('.', 4096)),
                            ["status"] = new("PENDING"),
                            ["pending"] = new("PENDING"),
                        }
                    )
                )
        );

        function.Time.Advance(UntilOverdue);
        await function.HandleAsync(function.Start());

        Assert.That(
            function.Topic.Published.Skip(1).Single().Subject,
            Is.EqualTo("[MEDIUM] Market alerts: 300 more from print")
        );
        Assert.That(await StatusesAsync(), Is.EqualTo("301 NOTIFIED"));
    }

    [Test]
    public async Task A_replay_neither_counts_nor_is_told_in_a_digest()
    {
        string[] replayed =
        [
            .. Enumerable.Range(0, 12).Select(i => FunctionOnEngine.Trade($"{i}", replay: "replay-1")),
        ];

        await function.HandleAsync(replayed);
        await function.HandleAsync(Prints(12, 22, "IBM"));
        function.Time.Advance(UntilOverdue);
        await function.HandleAsync(function.Start());

        Assert.That(
            function.Topic.Published,
            Has.Count.EqualTo(10)
                .And.None.Matches<(string Subject, string)>(message => message.Subject.Contains("more"))
        );
        Assert.That(await StatusesAsync(), Is.EqualTo("10 NOTIFIED, 12 SUPPRESSED"));
    }

    [Test]
    public async Task Counters_expire()
    {
        await function.HandleAsync(Prints(0, 1, "IBM"));

        var counter = (await function.ItemsAsync("alerts")).Single(item =>
            item["alert_id"].S.StartsWith("#messages|print|", StringComparison.Ordinal)
        );
        var end = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(counter["ttl"].N, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.That(
            end - function.Time.GetUtcNow(),
            Is.EqualTo(TimeSpan.FromMinutes(60)).Within(TimeSpan.FromMinutes(1))
        );
    }

    static string[] Prints(int from, int to, string symbol) =>
        [.. Enumerable.Range(from, to - from).Select(i => FunctionOnEngine.Trade($"{i}", symbol: symbol))];

    async Task<string> StatusesAsync() =>
        string.Join(
            ", ",
            (await function.AlertsAsync())
                .CountBy(alert => alert["status"].S)
                .OrderBy(status => status.Key, StringComparer.Ordinal)
                .Select(status => $"{status.Value} {status.Key}")
        );
}
