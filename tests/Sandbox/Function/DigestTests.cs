using MarketData.Contract;

namespace MarketData.SandboxTests.Function;

[CancelAfter(60_000)]
public sealed class DigestTests : AlertStorm
{
    [Test]
    public async Task Each_rule_and_each_minute_has_a_digest_of_its_own()
    {
        await Function.AddRuleAsync(EveryPrint.Replace("\"print\"", "\"other\"", StringComparison.Ordinal));
        await Function.HandleAsync(Prints(0, 12, "IBM"));
        Function.Time.Advance(TimeSpan.FromMinutes(1));
        await Function.HandleAsync(Prints(12, 25, "IBM"));

        Function.Time.Advance(UntilOverdue);
        await Function.HandleAsync(Function.Start());

        Assert.That(
            Function.Topic.Published.Skip(40).Select(message => message.Subject),
            Is.EquivalentTo(
                new[]
                {
                    "[MEDIUM] 2 more from print: IBM 2",
                    "[MEDIUM] 2 more from other: IBM 2",
                    "[MEDIUM] 3 more from print: IBM 3",
                    "[MEDIUM] 3 more from other: IBM 3",
                }
            )
        );
    }

    [Test]
    public async Task A_minute_is_told_when_it_is_over_and_all_of_it_at_once()
    {
        await Function.HandleAsync(Prints(0, 12, "IBM"));
        var last = TimeSpan.FromSeconds(58 - Function.Time.GetUtcNow().Second);
        Function.Time.Advance(last);
        await Function.HandleAsync(Prints(12, 15, "IBM"));

        // A minute and a second after the first of them, but not after the last.
        Function.Time.Advance(TimeSpan.FromSeconds(61) - last);
        await Function.HandleAsync(Function.Start());
        Assert.That(Function.Topic.Published, Has.Count.EqualTo(10));
        Function.Time.Advance(TimeSpan.FromMinutes(1));
        await Function.HandleAsync(Function.Start());

        Assert.That(
            Function.Topic.Published.Skip(10).Single().Subject,
            Is.EqualTo("[MEDIUM] 5 more from print: IBM 5")
        );
    }

    [Test]
    public async Task Functions_that_look_at_once_send_one_digest()
    {
        await Function.HandleAsync(Prints(0, 30, "IBM"));
        Function.Time.Advance(UntilOverdue);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Function.HandleAsync(Function.Start())));

        Assert.That(Function.Topic.Published, Has.Count.EqualTo(11));
    }

    [Test]
    public async Task Alerts_of_a_function_that_died_between_counting_and_publishing_are_told()
    {
        using var network = new FaultyNetwork
        {
            After = (operation, _) =>
                operation == "UpdateItem" ? throw new HttpRequestException("The process is gone.") : Task.CompletedTask,
        };
        Function.RemainingTime = TimeSpan.FromSeconds(3);
        Assert.That(await Function.HandleAsync(Function.Start(network), Prints(0, 3, "IBM")), Is.Empty);
        Assert.That(Function.Topic.Published, Is.Empty);

        Function.RemainingTime = TimeSpan.FromSeconds(30);
        Function.Time.Advance(UntilOverdue);
        await Function.HandleAsync(Function.Start());

        Assert.That(Function.Topic.Published.Single().Subject, Is.EqualTo("[MEDIUM] 3 more from print: IBM 3"));
        Assert.That(await StatusesAsync(), Is.EqualTo("3 NOTIFIED"));
    }

    [Test]
    public async Task A_digest_of_a_function_that_died_over_it_is_sent_by_another()
    {
        await Function.HandleAsync(Prints(0, 30, "IBM"));
        Function.Time.Advance(UntilOverdue);
        Function.Topic.IsDown = true;
        await Function.HandleAsync(Function.Start());
        Function.Topic.IsDown = false;

        await Function.HandleAsync(Function.Start());
        Assert.That(Function.Topic.Published, Has.Count.EqualTo(10), "the turn of the first is not over");
        Function.Time.Advance(TimeSpan.FromSeconds(61));
        await Function.HandleAsync(Function.Start());

        Assert.That(
            Function.Topic.Published.Skip(10).Single().Subject,
            Is.EqualTo("[MEDIUM] 20 more from print: IBM 20")
        );
    }

    [Test]
    public async Task What_a_page_of_the_index_does_not_hold_is_told_in_another_digest()
    {
        await Function.HandleAsync(Prints(0, 1, "IBM"));
        var alert = (await Function.AlertsAsync()).Single();
        // A page holds 200 alerts of a shard.
        await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(i =>
                    Function.Engine.PutItemAsync(
                        Function.Table(Tables.Alerts),
                        new(alert)
                        {
                            ["alert_id"] = new($"print|IBM|copy-{i}"),
                            ["event_id"] = new($"copy-{i}"),
                            ["status"] = new("PENDING"),
                            ["pending"] = new("0"),
                        }
                    )
                )
        );

        Function.Time.Advance(UntilOverdue);
        await Function.HandleAsync(Function.Start());

        Assert.That(
            Function.Topic.Published.Skip(1).Select(message => message.Subject),
            Is.EqualTo(new[] { "[MEDIUM] 200 more from print: IBM 200", "[MEDIUM] 100 more from print: IBM 100" })
        );
        Assert.That(await StatusesAsync(), Is.EqualTo("301 NOTIFIED"));
    }
}
