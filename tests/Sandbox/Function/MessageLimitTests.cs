using MarketData.Contract;

namespace MarketData.SandboxTests.Function;

[CancelAfter(60_000)]
public sealed class MessageLimitTests : AlertStorm
{
    [Test]
    public async Task Beyond_the_limit_there_is_one_message_that_says_how_many_more()
    {
        Assert.That(await Function.HandleAsync(Prints(0, 12, "IBM")), Is.Empty, "what waits for the digest is done");
        Assert.That(await Function.HandleAsync(Prints(12, 30, "SPY")), Is.Empty);
        Assert.That(
            Function.Topic.Published,
            Has.Exactly(10)
                .EqualTo(("[MEDIUM] IBM print 10 above 5", "MEDIUM"))
                .And.Exactly(10)
                .EqualTo(("[MEDIUM] SPY print 10 above 5", "MEDIUM"))
        );
        Assert.That(await StatusesAsync(), Is.EqualTo("20 NOTIFIED, 10 PENDING"));

        Function.Time.Advance(UntilOverdue);
        await Function.HandleAsync(Function.Start());

        Assert.That(
            Function.Topic.Published.Skip(20),
            Is.EqualTo(new[] { ("[MEDIUM] 10 more from print: SPY 8, IBM 2", "MEDIUM") })
        );
        var (body, attributes) = Function.Topic.Contents[^1];
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
        Assert.That(await StatusesAsync(), Is.EqualTo("30 NOTIFIED"));
    }

    [Test]
    public async Task Functions_that_run_at_once_share_the_limit()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Function.HandleAsync(Prints(5 * i, 5 * i + 5, "IBM"))));

        Assert.That(Function.Topic.Published, Has.Count.EqualTo(10));
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
        var processor = Function.Start(network);

        await Function.HandleAsync(processor, Prints(0, 10, "IBM"));
        await Function.HandleAsync(processor, Prints(10, 20, "IBM"));
        await Function.HandleAsync(processor, Prints(20, 30, "IBM"));

        Assert.That(updates, Is.EqualTo(2 + 10 + 1), "two counts, ten alerts marked, and the turn to look for others");
    }

    [Test]
    public async Task Each_rule_and_each_minute_has_a_limit_of_its_own()
    {
        await Function.AddRuleAsync(EveryPrint.Replace("\"print\"", "\"other\"", StringComparison.Ordinal));
        var processor = Function.Start();

        await Function.HandleAsync(processor, Prints(0, 15, "IBM"));
        Assert.That(Function.Topic.Published, Has.Count.EqualTo(20));
        Function.Time.Advance(TimeSpan.FromMinutes(1));
        await Function.HandleAsync(processor, Prints(15, 30, "IBM"));

        Assert.That(Function.Topic.Published, Has.Count.EqualTo(40));
    }

    [Test]
    public async Task A_replay_neither_counts_nor_is_told_in_a_digest()
    {
        string[] replayed = [.. Enumerable.Range(0, 12).Select(i => SampleEvents.Trade($"{i}", replay: "replay-1"))];

        await Function.HandleAsync(replayed);
        await Function.HandleAsync(Prints(12, 22, "IBM"));
        Function.Time.Advance(UntilOverdue);
        await Function.HandleAsync(Function.Start());

        Assert.That(
            Function.Topic.Published,
            Has.Count.EqualTo(10)
                .And.None.Matches<(string Subject, string)>(message => message.Subject.Contains("more"))
        );
        Assert.That(await StatusesAsync(), Is.EqualTo("10 NOTIFIED, 12 SUPPRESSED"));
    }

    [Test]
    public async Task Counters_expire()
    {
        await Function.HandleAsync(Prints(0, 1, "IBM"));

        var counter = (await Function.ItemsAsync(Tables.Alerts)).Single(item =>
            item["alert_id"].S.StartsWith("#messages|print|IBM|", StringComparison.Ordinal)
        );
        var end = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(counter["ttl"].N, System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.That(
            end - Function.Time.GetUtcNow(),
            Is.EqualTo(TimeSpan.FromMinutes(60)).Within(TimeSpan.FromMinutes(1))
        );
    }
}
