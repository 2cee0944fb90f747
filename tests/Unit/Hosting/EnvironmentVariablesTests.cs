using MarketData.Contract;
using MarketData.Hosting;

namespace MarketData.UnitTests.Hosting;

public class EnvironmentVariablesTests
{
    [TestCase(null)]
    [TestCase("")]
    public void A_missing_variable_is_named(string? value) =>
        Assert.That(
            () => new EnvironmentVariables(_ => value).Required(FunctionVariables.AlertsTable),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The environment variable ALERTS_TABLE is missing or empty."
            )
        );

    [TestCase("0")]
    [TestCase("-5")]
    [TestCase("ninety")]
    public void A_wrong_number_is_named_with_its_value(string value) =>
        Assert.That(
            () => new EnvironmentVariables(_ => value).RequiredPositive(FunctionVariables.EventRetentionDays),
            Throws.InvalidOperationException.With.Message.EqualTo(
                $"The environment variable EVENT_RETENTION_DAYS is '{value}'; it must be a whole number above 0."
            )
        );
}
