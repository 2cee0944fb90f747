using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.InfraTests.Configuration;

public class ConsistencyTests
{
    [Test]
    public void The_visibility_timeout_is_six_times_the_functions_timeout() =>
        Assert.That(
            SettingsReading
                .OfVariable(SettingsVariables.TimeoutSeconds, "100")
                .Settings!.Queue.VisibilityTimeoutSeconds,
            Is.EqualTo(600)
        );

    [TestCase("America/New_York")]
    [TestCase("Europe/London")]
    [TestCase("UTC")]
    public void A_desk_can_be_in_every_time_zone_that_there_is(string zone) =>
        Assert.That(SettingsReading.OfVariable(FunctionVariables.DeskTimeZone, zone).Problems, Is.Empty);

    [Test]
    public void A_time_zone_that_is_none_is_refused() =>
        Assert.That(
            SettingsReading.OfVariable(FunctionVariables.DeskTimeZone, "America/Gotham").Problems,
            Is.EqualTo([
                "deskTimeZone (DESK_TIME_ZONE) is America/Gotham, but must be a time zone that this machine knows, "
                    + "such as America/New_York.",
            ])
        );

    [Test]
    public void A_shorter_visibility_timeout_is_refused() =>
        Assert.That(
            SettingsReading.OfVariable("VISIBILITY_TIMEOUT_SECONDS", "179").Problems,
            Is.EqualTo([
                "queue.visibilityTimeoutSeconds (VISIBILITY_TIMEOUT_SECONDS) is 179, "
                    + "but must be 180 or more, 6 × function.timeoutSeconds.",
            ])
        );

    [Test]
    public void A_wrong_timeout_does_not_make_the_visibility_timeout_look_wrong_too() =>
        Assert.That(
            SettingsReading
                .OfVariables(
                    new() { [SettingsVariables.TimeoutSeconds] = "10 s", ["VISIBILITY_TIMEOUT_SECONDS"] = "60" }
                )
                .Problems,
            Has.Count.EqualTo(1).And.One.StartsWith(SettingsVariables.TimeoutSeconds)
        );

    [Test]
    public void An_event_is_known_for_longer_than_it_can_be_delivered_again() =>
        Assert.That(
            SettingsReading.OfVariable(FunctionVariables.EventRetentionDays, "105").Problems,
            Is.EqualTo([
                "retention.eventDays (EVENT_RETENTION_DAYS) is 105, but must be 106 or more, "
                    + "retention.archiveDays + 16: a row must outlive everything that could deliver its event again.",
            ])
        );

    [TestCase("replicaRegions", "REPLICA_REGIONS")]
    [TestCase("trades.replicaRegions", "TRADES_REPLICA_REGIONS")]
    public void A_replica_in_the_deployments_own_region_is_refused(string setting, string variable) =>
        Assert.That(
            SettingsReading.OfVariable(variable, "eu-west-1,us-east-1").Problems,
            Is.EqualTo([$"{setting} ({variable}) has us-east-1, but must not have the deployment's own region."])
        );

    [Test]
    public void An_alarm_can_watch_the_trades_replicas_in_five_regions_and_no_more() =>
        Assert.That(
            SettingsReading
                .OfVariable("TRADES_REPLICA_REGIONS", "eu-west-1,eu-west-2,eu-west-3,eu-north-1,eu-south-1,us-west-2")
                .Problems,
            Has.Count.EqualTo(1).And.One.EndsWith("but must be up to 5 names of regions, such as us-east-1.")
        );

    [Test]
    public void An_address_that_is_named_twice_is_subscribed_once() =>
        Assert.That(
            SettingsReading
                .OfVariable("ALERT_EMAILS", "desk@example.com,Desk@example.com,")
                .Settings!.Subscribers.Select(subscriber => subscriber.Email),
            Is.EqualTo(["desk@example.com"])
        );

    [Test]
    public void An_address_that_is_named_twice_and_has_a_filter_is_refused() =>
        Assert.That(
            SettingsReading
                .OfFile("""{ "subscribers": ["a@b.com", { "email": "A@b.com", "leastSeverity": "HIGH" }] }""")
                .Problems,
            Is.EqualTo([
                "subscribers (ALERT_EMAILS) has a@b.com more than once and with a filter, but must have it once: "
                    + "SNS subscribes an address once.",
            ])
        );

    [TestCase("NETWORK_SUBNET_IDS", "subnet-0a1b2c3d", "network.vpcId (NETWORK_VPC_ID)", "network")]
    [TestCase("NETWORK_ENDPOINTS", ",", "network.vpcId (NETWORK_VPC_ID)", "network")]
    [TestCase("STATE_REGION", "eu-west-1", "state.bucket (STATE_BUCKET)", "state")]
    public void A_setting_that_would_have_no_effect_is_refused(
        string variable,
        string value,
        string missing,
        string group
    ) =>
        Assert.That(
            SettingsReading.OfVariable(variable, value).Problems,
            Is.EqualTo([$"{missing} is absent, but must be set where another setting of {group} is."])
        );

    [TestCase("5", "5", "4 or less, function.reservedConcurrency − 1")]
    [TestCase("5", "4", null)]
    [TestCase("unreserved", "1000", null)]
    public void No_more_batches_are_processed_at_once_than_the_sweep_leaves(
        string reserved,
        string maximum,
        string? allowed
    ) =>
        Assert.That(
            SettingsReading
                .OfVariables(
                    new() { [SettingsVariables.ReservedConcurrency] = reserved, ["MAXIMUM_CONCURRENCY"] = maximum }
                )
                .Problems,
            allowed is null
                ? Is.Empty
                : Is.EqualTo([
                    $"function.maximumConcurrency (MAXIMUM_CONCURRENCY) is {maximum}, but must be {allowed}.",
                ])
        );

    [TestCase("20", 19)]
    [TestCase("unreserved", 4)]
    public void Batches_have_all_functions_but_the_one_of_the_sweep(string reserved, int batches) =>
        Assert.That(
            SettingsReading
                .OfVariable(SettingsVariables.ReservedConcurrency, reserved)
                .Settings!.Function.MaximumConcurrency,
            Is.EqualTo(batches)
        );

    [Test]
    public void A_source_is_one_producers_alone() =>
        Assert.That(
            Producers(
                """{ "accounts": ["222233334444"], "sources": ["market.nyse"] }""",
                """{ "organization": "o-a1b2c3d4e5", "sources": ["market.otc", "market.nyse"] }"""
            ),
            Is.EqualTo([
                "producers (PRODUCERS) has market.nyse more than once, but a source must be one producer's alone.",
            ])
        );

    [TestCase("""{ "sources": ["market.nyse"] }""")]
    [TestCase("""{ "accounts": ["222233334444"], "organization": "o-a1b2c3d4e5", "sources": ["market.nyse"] }""")]
    public void A_producer_is_accounts_or_an_organization(string producer) =>
        Assert.That(
            Producers(producer),
            Is.EqualTo([
                "producers (PRODUCERS) has one with both or neither of accounts and organization, "
                    + "but each must have one of the two.",
            ])
        );

    [TestCase("prod", "{}")]
    [TestCase("live", """{ "production": true }""")]
    [TestCase("prod", """{ "nobody": false }""")]
    public void Production_is_refused_where_nobody_is_told_of_anything(string environment, string json) =>
        Assert.That(
            OfEnvironment(environment, json).Problems,
            Is.EqualTo([
                "subscribers (ALERT_EMAILS) is empty, but must name somebody in production, "
                    + "unless nobody (NOBODY) is true.",
                "alarms.emails (OPERATIONS_EMAILS) is empty, but must name somebody in production, "
                    + "unless nobody (NOBODY) is true.",
            ])
        );

    [Test]
    public void Production_needs_traders_and_people_on_call() =>
        Assert.That(
            OfEnvironment("prod", """{ "subscribers": ["desk@example.com"] }""").Problems,
            Has.Count.EqualTo(1).And.One.StartsWith("alarms.emails ")
        );

    [TestCase("dev", "{}", null)]
    [TestCase("prod", """{ "production": false }""", null)]
    [TestCase("prod", """{ "subscribers": ["a@b.com"], "alarms": { "emails": ["c@d.com"] }, "nobody": true }""", null)]
    [TestCase(
        "prod",
        """{ "nobody": true }""",
        "prod is production, and nobody is told of alerts (subscribers) and alarms (alarms.emails). "
            + "Remove nobody from its settings once somebody is."
    )]
    [TestCase(
        "live",
        """{ "production": true, "nobody": true, "subscribers": ["a@b.com"] }""",
        "live is production, and nobody is told of alarms (alarms.emails). "
            + "Remove nobody from its settings once somebody is."
    )]
    public void Whoever_wants_nobody_to_be_told_says_so_and_hears_it_at_each_synth(
        string environment,
        string json,
        string? warning
    )
    {
        var reading = OfEnvironment(environment, json);

        Assert.That(reading.Problems, Is.Empty);
        Assert.That(
            SettingsWarnings.Of(reading.Settings!).Where(told => told.Contains("nobody", StringComparison.Ordinal)),
            warning is null ? Is.Empty : Is.EqualTo([warning])
        );
    }

    static SettingsReading OfEnvironment(string environment, string json) =>
        SettingsReading.Of(
            new()
            {
                Variable = _ => null,
                Environment = environment,
                Folder = SettingsReading.FolderWith((environment, json)),
            }
        );

    static IReadOnlyList<string> Producers(params string[] producers) =>
        SettingsReading.OfFile($$"""{ "producers": [{{string.Join(',', producers)}}] }""").Problems;
}
