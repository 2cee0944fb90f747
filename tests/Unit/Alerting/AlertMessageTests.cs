using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Processor.Alerting;
using MarketData.Tests.Model.Simulated;
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
                Print   100 at 1,002.50
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

    [TestCase(980, "+2.3 % since 980.00", Description = "100 · 22.5 / 980 = 2.2959…")]
    [TestCase(1002.5, "0 % since 1,002.50")]
    [TestCase(1250, "-19.8 % since 1,250.00", Description = "100 · -247.5 / 1,250")]
    public void The_market_around_it_is_told_as_far_as_it_is_known(double close, string change)
    {
        var alert = AlertOf(
            new AlertContext(
                1002.5m,
                1_250_000,
                (decimal)close,
                new SideAt(new QuoteSide(1002.4m, 300), Sample.At("13:29:59.900")),
                new SideAt(new QuoteSide(1002.65m, Size: null), Sample.At("20:15").AddDays(-1))
            )
        );

        Assert.That(
            AlertMessage.Of(Production, alert).Body,
            Is.EqualTo(
                $"""
                It happened.

                Time    2013-10-08 13:30:00.000 UTC
                Print   1,250,000 at 1,002.50
                Change  {change}, the close before the UTC day
                Bid     1,002.40 x 300, 2013-10-08 13:29:59.900 UTC
                Ask     1,002.65, 2013-10-07 20:15:00.000 UTC
                Rule    large-print (MEDIUM)
                Event   NYSE|IBM|2013-10-08|1
                """
            )
        );
    }

    /// <summary>
    /// In 2013 New York was four hours behind UTC until 3 November, 06:00 UTC, and five from then on: 01:30 came twice.
    /// London was one ahead until 27 October, 01:00 UTC. Tokyo is nine ahead, and a day further.
    /// </summary>
    [TestCase("America/New_York", "2013-11-03 05:30", "2013-11-03 01:30:00.000 America/New_York")]
    [TestCase("America/New_York", "2013-11-03 06:30", "2013-11-03 01:30:00.000 America/New_York")]
    [TestCase("America/New_York", "2013-11-04 14:30", "2013-11-04 09:30:00.000 America/New_York")]
    [TestCase("Europe/London", "2013-10-27 00:59", "2013-10-27 01:59:00.000 Europe/London")]
    [TestCase("Europe/London", "2013-10-27 01:00", "2013-10-27 01:00:00.000 Europe/London")]
    [TestCase("Asia/Tokyo", "2013-10-08 20:00", "2013-10-09 05:00:00.000 Asia/Tokyo")]
    public void The_desks_time_stands_below_UTC(string zone, string utc, string local)
    {
        var time = DateTimeOffset.Parse($"{utc}Z", CultureInfo.InvariantCulture);
        var form = Production with { Desk = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        var alert = AlertOf(context: null) with { Timestamp = time };

        Assert.That(
            AlertMessage.Of(form, alert).Body.Split('\n')[2..4],
            Is.EqualTo([$"Time    {utc}:00.000 UTC", $"        {local}"])
        );
        Assert.That(
            AlertDigest.Of(form, time, [alert, alert]).Single().Body,
            Does.Contain($"in the minute from {utc} UTC, {local.Replace(":00.000", "", StringComparison.Ordinal)}.\n")
        );
    }

    [TestCase(null, null, false)]
    [TestCase("America/New_York", "America/New_York", false)]
    [TestCase("America/Gotham", null, true, Description = "a system without data of the zone")]
    public void A_zone_that_the_system_does_not_know_is_logged_and_mails_tell_UTC(
        string? zone,
        string? desk,
        bool logged
    )
    {
        var log = new ProcessLog();
        var settings = SimulatedSettings.Of(new ModelStore()) with { DeskTimeZone = zone };

        var form = MailForm.Of(settings, new JsonLog(log.Stream, TimeProvider.System));

        Assert.That(form.Desk?.Id, Is.EqualTo(desk));
        Assert.That(log.Of(LogEvent.TimeZoneNotKnown).Any(), Is.EqualTo(logged));
    }

    [Test]
    public void What_is_not_known_is_left_out()
    {
        var bidOnly = new SideAt(new QuoteSide(9, 0), Sample.At("13:30"));

        Assert.That(
            Labels(new AlertContext(10, 0, CloseBefore: null, Bid: null, Ask: null)),
            Is.EqualTo("Time Print Rule Event")
        );
        Assert.That(
            Labels(new AlertContext(10, 0, CloseBefore: null, bidOnly, Ask: null)),
            Is.EqualTo("Time Print Bid Rule Event")
        );
        Assert.That(Labels(context: null), Is.EqualTo("Time Rule Event"), "an earlier version stored it");

        static string Labels(AlertContext? context) =>
            string.Join(
                ' ',
                AlertMessage
                    .Of(Production, AlertOf(context))
                    .Body.Split('\n')
                    .Skip(2)
                    .Select(line => line.Split(' ')[0])
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

    static Alert AlertOf(AlertContext? context) =>
        Sample.Alert(Sample.PrintOver(5), Sample.Trade("13:30", 10), 10) with
        {
            Context = context,
        };

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
