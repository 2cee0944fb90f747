using MarketData.Processor.Alerting;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Alerting;

public class AlertMessageTests
{
    [Test]
    public void A_trader_reads_what_happened_in_the_first_line()
    {
        var trade = Sample.Trade("13:30:00.012", 1002.5m, id: "77");
        var alert = new Feed(Sample.PriceOver(1000)).Add(trade).Single();

        Assert.That(AlertMessage.Subject(alert), Is.EqualTo("[HIGH] Market alert: IBM"));
        Assert.That(AlertMessage.Body(alert), Is.EqualTo("""
            IBM traded at 1,002.5 on NYSE, above 1,000.

            Time    2013-10-08 13:30:00.012 UTC
            Rule    price-over (HIGH)
            Event   NYSE|77
            """));
    }
}
