using MarketData.Contract;
using MarketData.InfraTests.Policies.Iam;

namespace MarketData.InfraTests.Shared;

/// <summary>
/// A call carries up to ten events, each with its source, and IAM sees all of them in one key:
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
/// </summary>
public class EventBusTests
{
    [TestCase(ResourceNames.MarketData, "MarketSourcesOnly", false, "market.nyse")]
    [TestCase(ResourceNames.MarketData, "MarketSourcesOnly", false, "market.nyse", "market.nasdaq", "market.")]
    [TestCase(ResourceNames.MarketData, "MarketSourcesOnly", true, "trading.oms")]
    [TestCase(ResourceNames.MarketData, "MarketSourcesOnly", true, "market.nyse", "trading.oms")]
    [TestCase(ResourceNames.MarketData, "MarketSourcesOnly", true, "marketing.web", "market.nyse")]
    [TestCase(ResourceNames.MarketData, "MarketSourcesOnly", false)]
    [TestCase(ResourceNames.Trades, "TradingSourcesOnly", false, "trading.oms", "trading.fix")]
    [TestCase(ResourceNames.Trades, "TradingSourcesOnly", true, "trading.oms", "market.nyse")]
    public void One_event_of_a_foreign_source_is_enough_to_refuse_a_call_since_the_rule_would_drop_it(
        string stack,
        string sid,
        bool refused,
        params string[] sources
    )
    {
        var statement = Synthesized.Of("dev").Single(one => one.Name == $"{stack}-dev").Statements("bus_policy_")[sid];

        Assert.That(statement["effect"]!.GetValue<string>(), Is.EqualTo("Deny"));
        Assert.That(statement["actions"].Strings(), Is.EqualTo(["events:PutEvents"]));
        Assert.That(
            IamConditions.Hold(statement, new Dictionary<string, string[]> { ["events:source"] = sources }),
            Is.EqualTo(refused)
        );
    }
}
