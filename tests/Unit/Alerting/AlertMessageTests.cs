using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Alerting;

public class AlertMessageTests
{
    [Test]
    public void A_trader_reads_what_happened_in_the_first_line()
    {
        var alert = Alert.Of(Sample.PriceOver(1000), Sample.Trade("13:30:00.012", 1002.5m, id: "77"), 1002.5m);

        Assert.That(AlertMessage.Subject(alert), Is.EqualTo("[HIGH] Market alert: IBM"));
        Assert.That(AlertMessage.Body(alert), Is.EqualTo("""
            IBM traded at 1,002.5 on NYSE, above 1,000.

            Time    2013-10-08 13:30:00.012 UTC
            Rule    price-over (HIGH)
            Event   NYSE|77
            """));
    }

    [Test]
    public void A_large_print_is_told_in_units()
    {
        var alert = Alert.Of(Sample.PrintOver(1_000_000), Sample.Trade("13:30", 5, 1_250_000), 1_250_000);

        Assert.That(AlertMessage.Body(alert), Does.StartWith("IBM: one print of 1,250,000 on NYSE, above 1,000,000."));
    }
}
