using MarketData.Contract;
using MarketData.InfraTests.Policies.Iam;

namespace MarketData.InfraTests.Shared;

/// <summary>
/// The settings of "every": two accounts are NYSE's, ARCA's and a trading system's, an organization is OTC's. Whether a
/// call is taken is decided as IAM does across accounts: something allows it, and nothing denies it.
/// </summary>
public class ProducerTests
{
    const string Own = "111122223333";
    const string Nyse = "222233334444";
    const string Standby = "333344445555";
    const string Stranger = "999900001111";
    const string Organization = "o-a1b2c3d4e5";

    [TestCase(Nyse, true, "market.nyse")]
    [TestCase(Standby, true, "market.nyse", "market.arca")]
    [TestCase(Nyse, false, "market.nyse", "market.otc")]
    [TestCase(Nyse, false, "market.nasdaq")]
    [TestCase(Nyse, false)]
    [TestCase(Stranger, false, "market.nyse")]
    [TestCase(Stranger, false, "market.nasdaq")]
    public void An_account_outside_speaks_for_its_own_venues_and_for_no_other(
        string account,
        bool taken,
        params string[] sources
    ) => Assert.That(IsTaken(ResourceNames.MarketData, account, null, sources), Is.EqualTo(taken));

    [TestCase(Organization, true, "market.otc")]
    [TestCase(Organization, false, "market.otc", "market.nyse")]
    [TestCase("o-z9y8x7w6v5", false, "market.otc")]
    [TestCase(null, false, "market.otc")]
    public void An_organization_speaks_for_its_own_venues_and_for_no_other(
        string? organization,
        bool taken,
        params string[] sources
    ) => Assert.That(IsTaken(ResourceNames.MarketData, Stranger, organization, sources), Is.EqualTo(taken));

    [TestCase(false, "market.nasdaq")]
    [TestCase(true, "market.nyse")]
    [TestCase(true, "market.nasdaq", "market.otc")]
    public void Not_even_the_deployments_own_account_speaks_for_a_producer(bool refused, params string[] sources) =>
        Assert.That(IsDenied(ResourceNames.MarketData, Own, null, sources), Is.EqualTo(refused));

    [TestCase(Nyse, true, "trading.oms")]
    [TestCase(Nyse, false, "trading.oms", "market.nyse")]
    [TestCase(Stranger, false, "trading.oms")]
    public void A_trading_systems_account_is_let_onto_the_bus_of_trades(
        string account,
        bool taken,
        params string[] sources
    ) => Assert.That(IsTaken(ResourceNames.Trades, account, null, sources), Is.EqualTo(taken));

    [Test]
    public void A_producer_sends_what_the_rule_lets_through_and_nothing_else() =>
        Assert.That(
            IsTaken(ResourceNames.MarketData, Nyse, null, ["market.nyse"], "Heartbeat", BusEvents.Quote),
            Is.False
        );

    [Test]
    public void Without_producers_nobody_outside_is_let_in() =>
        Assert.That(
            Synthesized.Dev.Statements("bus_policy_").Values.Select(statement => $"{statement["effect"]}"),
            Has.All.EqualTo("Deny")
        );

    static bool IsTaken(string stack, string account, string? organization, string[] sources, params string[] types)
    {
        var context = Context(account, organization, sources, types is [] ? TypesOf(stack) : types);
        var statements = Synthesized.Of("every").Single(one => one.Name == $"{stack}-every").Statements("bus_policy_");
        return statements.Values.Any(statement =>
                $"{statement["effect"] ?? "Allow"}" == "Allow"
                && IsFor(statement, account)
                && IamConditions.Hold(statement, context)
            ) && !IsDenied(stack, account, organization, sources);
    }

    static bool IsDenied(string stack, string account, string? organization, string[] sources) =>
        Synthesized
            .Of("every")
            .Single(one => one.Name == $"{stack}-every")
            .Statements("bus_policy_")
            .Values.Any(statement =>
                $"{statement["effect"]}" == "Deny"
                && IamConditions.Hold(statement, Context(account, organization, sources, TypesOf(stack)))
            );

    static bool IsFor(System.Text.Json.Nodes.JsonObject statement, string account) =>
        statement["principals"]![0]!
            ["identifiers"]
            .Strings()
            .Any(identifier => identifier == "*" || identifier.EndsWith($":{account}:root", StringComparison.Ordinal));

    static Dictionary<string, string[]> Context(string account, string? organization, string[] sources, string[] types)
    {
        var context = new Dictionary<string, string[]>
        {
            ["events:source"] = sources,
            ["events:detail-type"] = types,
            ["aws:PrincipalAccount"] = [account],
            ["aws:SecureTransport"] = ["true"],
        };
        if (organization is not null)
        {
            context["aws:PrincipalOrgID"] = [organization];
        }

        return context;
    }

    static string[] TypesOf(string stack) =>
        stack == ResourceNames.Trades ? [TradeEvents.DetailType] : [BusEvents.TradeExecution];
}
