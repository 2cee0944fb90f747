using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Alerting;

public class AlertMessageTests
{
    static readonly MailForm Production = new("prod", IsProduction: true);

    [Test]
    public void A_trader_reads_what_happened_in_the_first_line()
    {
        var trade = Sample.Trade("13:30:00.012", 1002.5m, id: "77");
        var message = AlertMessage.Of(Production, new Feed(Sample.PriceOver(1000)).Add(trade).Single());

        Assert.That(message.Subject, Is.EqualTo("[HIGH] IBM 1,002.50 above 1,000"));
        Assert.That(
            message.Body,
            Is.EqualTo(
                """
                IBM traded at 1,002.50 on NYSE, above 1,000.

                Time    2013-10-08 13:30:00.012 UTC
                Rule    price-over (HIGH)
                Event   NYSE|IBM|2013-10-08|77
                """
            )
        );
        Assert.That(
            message.Attributes.Select(attribute =>
                $"{attribute.Key} {attribute.Value.DataType} {attribute.Value.StringValue}"
            ),
            Is.EquivalentTo([
                "symbol String IBM",
                "exchange String NYSE",
                "severity String HIGH",
                "rule String price-over",
            ])
        );
    }

    [Test]
    public void A_digest_says_how_many_for_each_symbol_and_the_latest_of_each()
    {
        var message = AlertDigest.Of(Production, Sample.Opening, [.. Alerts("AAPL", 2), .. Alerts("IBM", 35)]).Single();

        Assert.That(message.Subject, Is.EqualTo("[HIGH] 37 more from price-over: IBM 35, AAPL 2"));
        Assert.That(
            message.Body,
            Is.EqualTo(
                """
                37 more alerts of price-over (HIGH) in the minute from 2013-10-08 13:30 UTC.
                How many for each symbol, and the latest:

                    35 x IBM, number 34.
                     2 x AAPL, number 1.
                """
            )
        );
        Assert.That(
            message.Attributes.Select(attribute =>
                $"{attribute.Key} {attribute.Value.DataType} {attribute.Value.StringValue}"
            ),
            Is.EquivalentTo([
                "symbol String.Array [\"IBM\",\"AAPL\"]",
                "exchange String.Array [\"NYSE\"]",
                "severity String HIGH",
                "rule String price-over",
            ])
        );
        Assert.That(message.Alerts, Has.Count.EqualTo(37));
    }

    [Test]
    public void A_digest_of_very_many_symbols_is_readable_and_can_still_be_filtered_by_each()
    {
        var messages = AlertDigest
            .Of(Production, Sample.Opening, Enumerable.Range(0, 450).SelectMany(i => Alerts($"S{i:000}", 1)))
            .ToList();

        Assert.That(messages.Select(message => message.Alerts.Count), Is.EqualTo(new[] { 200, 200, 50 }));
        Assert.That(messages[0].Body, Does.EndWith("\n     1 x S049, number 0.\n   150 x 150 other symbols"));
        Assert.That(messages[0].Attributes[MessageAttributes.Symbol].StringValue, Does.Contain("\"S199\""));
    }

    static IEnumerable<Alert> Alerts(string symbol, int count) =>
        Enumerable
            .Range(0, count)
            .Select(i =>
                Sample.Alert(
                    Sample.PriceOver(1000),
                    Sample.TradeAt(TimeSpan.FromSeconds(i), 1001) with
                    {
                        Symbol = Symbol.Parse(symbol),
                    },
                    1001,
                    $"{symbol}, number {i}."
                )
            );
}
