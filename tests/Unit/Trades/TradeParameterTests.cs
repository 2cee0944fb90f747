using MarketData.Contract;
using MarketData.Trades.Parameters;

namespace MarketData.UnitTests.Trades;

public sealed class TradeParameterTests
{
    const string Path = "/trade-processing/dev/";

    [Test]
    public void Parameters_are_read_as_operators_write_them()
    {
        var values = TradeParameterValues.Read(Path, Texts("https://reference.example.com/v1/ ", "2500000.50", "3"));

        Assert.That(values.ApiEndpoint, Is.EqualTo(new Uri("https://reference.example.com/v1/")));
        Assert.That((values.ProcessingThreshold, values.MaxRetries), Is.EqualTo((2500000.50m, 3)));
    }

    [Test]
    public void No_endpoint_is_a_value_too() =>
        Assert.That(TradeParameterValues.Read(Path, Texts("none", "1", "0")).ApiEndpoint, Is.Null);

    [TestCase("ftp://x", "1", "0", TradeParameters.ApiEndpoint)]
    [TestCase("example.com", "1", "0", TradeParameters.ApiEndpoint)]
    [TestCase("none", "0", "0", TradeParameters.ProcessingThreshold)]
    [TestCase("none", "-5", "0", TradeParameters.ProcessingThreshold)]
    [TestCase("none", "10k", "0", TradeParameters.ProcessingThreshold)]
    [TestCase("none", "1", "11", TradeParameters.MaxRetries)]
    [TestCase("none", "1", "two", TradeParameters.MaxRetries)]
    public void A_typing_error_names_the_parameter_and_what_is_allowed(
        string api,
        string threshold,
        string retries,
        string name
    ) =>
        Assert.That(
            () => TradeParameterValues.Read(Path, Texts(api, threshold, retries)),
            Throws
                .TypeOf<FormatException>()
                .With.Message.StartsWith($"The parameter {Path}{name} is '")
                .And.Message.Contains("it must be")
        );

    [Test]
    public void All_mistakes_are_told_at_once() =>
        Assert.That(
            () => TradeParameterValues.Read(Path, new Dictionary<string, string>()),
            Throws
                .TypeOf<FormatException>()
                .With.Message.Contains(TradeParameters.ApiEndpoint)
                .And.Message.Contains(TradeParameters.ProcessingThreshold)
                .And.Message.Contains(TradeParameters.MaxRetries)
        );

    static Dictionary<string, string> Texts(string api, string threshold, string retries) =>
        new()
        {
            [TradeParameters.ApiEndpoint] = api,
            [TradeParameters.ProcessingThreshold] = threshold,
            [TradeParameters.MaxRetries] = retries,
        };
}
