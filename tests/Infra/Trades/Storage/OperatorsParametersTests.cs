using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.InfraTests.Trades.Storage;

public class OperatorsParametersTests
{
    static IEnumerable<string> Names =>
        [TradeParameters.ApiEndpoint, TradeParameters.ProcessingThreshold, TradeParameters.MaxRetries];

    [TestCase("dev", TradeParameters.ApiEndpoint, "none")]
    [TestCase("dev", TradeParameters.ProcessingThreshold, "10000000")]
    [TestCase("dev", TradeParameters.MaxRetries, "2")]
    [TestCase("every", TradeParameters.ApiEndpoint, "https://reference.example.com/instruments")]
    [TestCase("every", TradeParameters.ProcessingThreshold, "250000")]
    [TestCase("every", TradeParameters.MaxRetries, "3")]
    public void A_deployment_begins_with_what_the_settings_say(string suffix, string name, string value)
    {
        var parameter = Parameter(suffix, name);

        Assert.That(parameter["name"]!.GetValue<string>(), Is.EqualTo($"/trade-processing/{suffix}/{name}"));
        Assert.That(parameter["value"]!.GetValue<string>(), Is.EqualTo(value));
        Assert.That(parameter["type"]!.GetValue<string>(), Is.EqualTo("String"));
    }

    [TestCaseSource(nameof(Names))]
    public void An_operators_change_is_never_overwritten(string name) =>
        Assert.That(Parameter("dev", name)["lifecycle"]!["ignore_changes"].Strings(), Is.EqualTo(["value"]));

    static JsonObject Parameter(string suffix, string name) =>
        Synthesized.Trades(suffix).Resource("aws_ssm_parameter", $"parameters_{name}_");
}
