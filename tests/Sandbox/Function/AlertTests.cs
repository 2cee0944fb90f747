namespace MarketData.SandboxTests.Function;

[CancelAfter(60_000)]
public sealed class AlertTests
{
    const string PriceOver1000 = """
        {"rule_id":"price","kind":"PRICE_THRESHOLD","symbols":"*","severity":"HIGH",
         "threshold":1000,"hysteresis_percent":1,"cooldown_seconds":0}
        """;

    FunctionOnEngine function = null!;

    [SetUp]
    public async Task CreateTables()
    {
        function = await FunctionOnEngine.CreateAsync(CancellationToken.None);
        await function.AddRuleAsync(PriceOver1000);
    }

    [Test]
    public async Task An_alert_is_stored_published_and_marked()
    {
        Assert.That(
            await function.HandleAsync(SampleEvents.Trade("1", 1001), SampleEvents.Trade("2", 1002, time: "13:30:01")),
            Is.Empty
        );

        var alert = (await function.AlertsAsync()).Single();
        Assert.That(
            (alert["alert_id"].S, alert["status"].S),
            Is.EqualTo(("price|IBM|NYSE|IBM|2013-10-08|1", "NOTIFIED"))
        );
        Assert.That(alert.Keys, Does.Contain("notified_at").And.Not.Contain("pending"));
        Assert.That(function.Topic.Published, Is.EqualTo(new[] { ("[HIGH] IBM 1,001.00 above 1,000", "HIGH") }));
    }

    [Test]
    public async Task An_alert_that_could_not_be_published_fails_no_delivery_and_is_not_published_by_the_next()
    {
        function.Topic.IsDown = true;
        Assert.That(await function.HandleAsync(SampleEvents.Trade("1", 1001)), Is.Empty);
        function.Topic.IsDown = false;

        Assert.That(await function.HandleAsync(SampleEvents.Trade("1", 1001)), Is.Empty);

        Assert.That((await function.AlertsAsync()).Single()["status"].S, Is.EqualTo("PENDING"));
        Assert.That(function.Topic.Published, Is.Empty, "it is left to the look at overdue alerts");
    }

    [Test]
    public async Task Alerts_that_a_topic_does_not_take_for_five_minutes_are_counted_as_overdue()
    {
        function.Topic.IsDown = true;
        await function.HandleAsync(SampleEvents.Trade("1", 1001));

        function.Time.Advance(TimeSpan.FromMinutes(3));
        await function.HandleAsync(function.Start());
        Assert.That(function.Log, Does.Not.Contain("\"OverdueAlerts\":1"));
        function.Time.Advance(TimeSpan.FromMinutes(3));
        await function.HandleAsync(function.Start());

        Assert.That(function.Log, Does.Contain("\"OverdueAlerts\":1,"));
    }

    [Test]
    public async Task An_entry_refused_in_a_call_that_succeeds_stays_pending_alone()
    {
        function.Topic.Refuses = subject => subject.Contains(" SPY ", StringComparison.Ordinal);

        Assert.That(
            await function.HandleAsync(SampleEvents.Trade("1", 1001), SampleEvents.Trade("2", 1001, "SPY")),
            Is.Empty
        );

        Assert.That(
            (await function.AlertsAsync()).ToDictionary(alert => alert["symbol"].S, alert => alert["status"].S),
            Is.EquivalentTo(new Dictionary<string, string> { ["IBM"] = "NOTIFIED", ["SPY"] = "PENDING" })
        );
    }

    [Test]
    public async Task More_alerts_than_one_call_takes_are_published_in_several()
    {
        await function.AddRuleAsync(PriceOver1000.Replace("\"price\"", "\"other\"", StringComparison.Ordinal));
        string[] batch = [.. Enumerable.Range(0, 8).Select(i => SampleEvents.Trade($"{i}", 1001, $"S{i}"))];

        Assert.That(await function.HandleAsync(batch), Is.Empty);

        Assert.That(function.Topic.Published, Has.Count.EqualTo(16));
    }

    [Test]
    public async Task An_alert_of_a_function_that_died_is_published_by_another_within_two_and_a_half_minutes()
    {
        function.Topic.IsDown = true;
        await function.HandleAsync(SampleEvents.Trade("1", 1001));
        function.Topic.IsDown = false;
        var other = function.Start();

        await function.HandleAsync(other, SampleEvents.Trade("2", 10, "SPY"));
        Assert.That(function.Topic.Published, Is.Empty, "the function that stored it may still be about to publish it");
        function.Time.Advance(TimeSpan.FromSeconds(120));
        await function.HandleAsync(other, SampleEvents.Trade("3", 10, "SPY"));

        Assert.That(function.Topic.Published, Is.EqualTo(new[] { ("[HIGH] IBM 1,001.00 above 1,000", "HIGH") }));
        Assert.That((await function.AlertsAsync()).Single()["status"].S, Is.EqualTo("NOTIFIED"));
    }

    [Test]
    public async Task A_function_that_may_run_for_long_is_given_the_time()
    {
        function.RemainingTime = TimeSpan.FromMinutes(10);
        function.Topic.IsDown = true;
        await function.HandleAsync(SampleEvents.Trade("1", 1001));
        function.Topic.IsDown = false;
        var other = function.Start();

        function.Time.Advance(TimeSpan.FromMinutes(10));
        await function.HandleAsync(other, SampleEvents.Trade("2", 10, "SPY"));
        Assert.That(function.Topic.Published, Is.Empty);
        function.Time.Advance(TimeSpan.FromSeconds(90));
        await function.HandleAsync(other, SampleEvents.Trade("3", 10, "SPY"));

        Assert.That(function.Topic.Published, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_replay_e_mails_nobody_however_often_it_is_delivered()
    {
        var replayed = SampleEvents.Trade("1", 1001, replay: "replay-1");

        await function.HandleAsync(replayed);
        await function.HandleAsync(replayed);

        Assert.That((await function.AlertsAsync()).Single()["status"].S, Is.EqualTo("SUPPRESSED"));
        Assert.That(function.Topic.Published, Is.Empty);
    }

    [Test]
    public async Task A_rule_that_is_changed_is_in_force_half_a_minute_later()
    {
        var processor = function.Start();
        await function.HandleAsync(processor, SampleEvents.Trade("1", 500));
        await function.AddRuleAsync(
            PriceOver1000.Replace("\"threshold\":1000", "\"threshold\":400", StringComparison.Ordinal)
        );

        await function.HandleAsync(processor, SampleEvents.Trade("2", 501, time: "13:30:01"));
        Assert.That(await function.AlertsAsync(), Is.Empty);
        function.Time.Advance(TimeSpan.FromSeconds(30));
        await function.HandleAsync(processor, SampleEvents.Trade("3", 502, time: "13:30:02"));

        Assert.That((await function.AlertsAsync()).Single()["event_id"].S, Is.EqualTo("NYSE|IBM|2013-10-08|3"));
    }

    [TestCase(
        """{"rule_id":"bad","kind":"MOON_PHASE","symbols":"*","severity":"HIGH","threshold":1,"cooldown_seconds":0}"""
    )]
    [TestCase(
        """
            {"rule_id":"off","kind":"VOLUME","symbols":"*","severity":"HIGH","threshold":1,"cooldown_seconds":0,
             "enabled":false}
            """
    )]
    public async Task A_rule_that_is_wrong_or_switched_off_leaves_the_others_working(string rule)
    {
        await function.AddRuleAsync(rule);

        await function.HandleAsync(SampleEvents.Trade("1", 1001));

        Assert.That((await function.AlertsAsync()).Single()["rule_id"].S, Is.EqualTo("price"));
    }

    [Test]
    public async Task A_rule_that_is_wrong_is_logged_with_all_that_is_wrong_and_counted()
    {
        await function.AddRuleAsync(
            """{"rule_id":"bad","kind":"VOLUME","symbols":"*","severity":"LOUD","threshold":-1,"cooldown_seconds":0}"""
        );

        await function.HandleAsync(SampleEvents.Trade("1", 10));

        Assert.That(function.Log, Does.Contain("\"BadRules\":1,"));
        Assert.That(
            function.Log,
            Does.Contain(
                "\"ruleId\":\"bad\",\"problem\":\"severity is 'LOUD'; allowed: LOW, MEDIUM, HIGH. "
                    + "threshold is '-1'; allowed: a number above 0 and below 10^18.\""
            )
        );
    }
}
