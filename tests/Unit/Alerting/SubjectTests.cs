using System.Text;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Alerting;

/// <summary>What is told of each kind is worked out by hand in the tests of the kinds.</summary>
public class SubjectTests
{
    const string LongestEnvironment = "abcdefghij-12345";
    const string LongestSymbol = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    static readonly MailForm Production = new("prod", IsProduction: true);
    static readonly MailForm Dev = new("dev", IsProduction: false);
    static readonly MailForm Longest = new(LongestEnvironment, IsProduction: false);

    /// <summary>As the rules write them, of numbers that fit.</summary>
    [TestCase("1,002.50 above 1,000", "[HIGH] AAPL 1,002.50 above 1,000")]
    [TestCase("0.00000001 below 0.5", "[HIGH] AAPL 0.00000001 below 0.5")]
    [TestCase("rose 5.25 % in 5 min to 105.25", "[HIGH] AAPL rose 5.25 % in 5 min to 105.25")]
    [TestCase("volatility 0.418 above 0.4", "[HIGH] AAPL volatility 0.418 above 0.4")]
    [TestCase("print 1,250,000 above 1,000,000", "[HIGH] AAPL print 1,250,000 above 1,000,000")]
    [TestCase(
        "minute's volume 12.3 times the average, above 5",
        "[HIGH] AAPL minute's volume 12.3 times the average, above 5"
    )]
    [TestCase(
        "5-bar average 100.31 crossed above 20-bar 100.27",
        "[HIGH] AAPL 5-bar average 100.31 crossed above 20-bar 100.27"
    )]
    public void Production_is_not_named_and_every_other_environment_is(string summary, string subject)
    {
        var alert = Alert("AAPL", Severity.High, summary);

        Assert.That(AlertMessage.Of(Production, alert).Subject, Is.EqualTo(subject));
        Assert.That(AlertMessage.Of(Dev, alert).Subject, Is.EqualTo($"[dev] {subject}"));
    }

    /// <summary>7 + 32 + 1 + 23 + 7 + 23 characters are 93, and two more with MEDIUM.</summary>
    [TestCase(
        Severity.High,
        "[HIGH] ABCDEFGHIJKLMNOPQRSTUVWXYZ012345 999,999,999,999,999,999 above 999,999,999,999,999,998"
    )]
    [TestCase(
        Severity.Medium,
        "[MEDIUM] ABCDEFGHIJKLMNOPQRSTUVWXYZ012345 999,999,999,999,999,999 above 999,999,999,999,999,998"
    )]
    public void In_production_the_longest_symbol_fits_with_two_numbers_of_18_digits(Severity severity, string subject)
    {
        var alert = Alert(LongestSymbol, severity, "999,999,999,999,999,999 above 999,999,999,999,999,998");

        Assert.That(AlertMessage.Of(Production, alert).Subject, Is.EqualTo(subject));
    }

    [TestCase("999,999,999,999,999,999 above 999,999,999,999,999,998", "999,999,999,999,999,999 above ...")]
    [TestCase(
        "999,999,999,999,999,999.1234567891 above 999,999,999,999,999,998",
        "999,999,999,999,999,999.1234567891 ..."
    )]
    [TestCase("print 999,999,999,999,999,999.1234567891 above 1", "print ...")]
    [TestCase("minute's volume 12.3 times the average, above 5", "minute's volume 12.3 times the ...")]
    [TestCase("5-bar average 100.31 crossed above 20-bar 100.27", "5-bar average 100.31 crossed above ...")]
    [TestCase("rose 5.25 % in 5 min to 999,999,999,999,999,999", "rose 5.25 % in 5 min to ...")]
    public void Of_the_longest_the_last_words_go_and_severity_symbol_and_whole_numbers_stay(string summary, string cut)
    {
        var alert = Alert(LongestSymbol, Severity.Medium, summary);

        Assert.That(
            AlertMessage.Of(Longest, alert).Subject,
            Is.EqualTo($"[{LongestEnvironment}] [MEDIUM] {LongestSymbol} {cut}")
        );
    }

    /// <summary>100 characters are one too many, and the cut leaves no comma at the end.</summary>
    [TestCase(99, "[HIGH] IBM ")]
    [TestCase(100, "[HIGH] IBM ...")]
    public void A_hundred_characters_are_too_many(int length, string begin)
    {
        var word = new string('x', length - "[HIGH] IBM ".Length);

        var subject = AlertMessage.Of(Production, Alert("IBM", Severity.High, word)).Subject;

        Assert.That(subject, Does.StartWith(begin).And.Length.LessThan(100));
        Assert.That(subject.Contains(word), Is.EqualTo(length == 99));
    }

    [TestCase("IBM traded at 1,002.5 on NYSE, above 1,000.", "[HIGH] IBM traded at 1,002.5 on NYSE, above 1,000")]
    [TestCase(
        "IBM: annualised volatility 0.418 over the last 20 bars, and a good deal more than a subject can hold.",
        "[HIGH] IBM: annualised volatility 0.418 over the last 20 bars, and a good deal more than a ..."
    )]
    public void An_alert_that_an_earlier_version_stored_has_its_headline(string headline, string subject)
    {
        var alert = Alert("IBM", Severity.High, summary: null) with { Headline = headline };

        Assert.That(AlertMessage.Of(Production, alert).Subject, Is.EqualTo(subject));
    }

    [Test]
    public void A_digest_names_as_many_of_its_symbols_as_there_is_room_for()
    {
        List<Alert> alerts =
        [
            .. Alerts(LongestSymbol, 12),
            .. Alerts("MSFT", 3),
            .. Alerts("IBM", 2),
            .. Alerts("A-SYMBOL-THAT-IS-LONG", 1),
            .. Alerts("ANOTHER-SYMBOL-THAT-IS-LONG", 1),
        ];

        Assert.That(
            Digest(Dev, alerts),
            Is.EqualTo($"[dev] [HIGH] 19 more from print: {LongestSymbol} 12, MSFT 3, IBM 2 ...")
        );
        Assert.That(
            Digest(Longest, [.. alerts.Select(alert => alert with { RuleId = new string('r', 48) })]),
            Is.EqualTo($"[{LongestEnvironment}] [HIGH] 19 more from {new string('r', 48)} ...")
        );
    }

    /// <summary>
    /// Fewer than 100 characters of printable ASCII, the first of them no space; whatever a rule should write one day.
    /// </summary>
    [Test]
    public void No_subject_breaks_the_rules_of_SNS([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var form = new MailForm(Text(random, 16, 'a', 'z'), IsProduction: random.Next(2) == 0);
            var alert = Alert(
                Text(random, Symbol.MaxLength, 'A', 'Z'),
                (Severity)random.Next(3),
                random.Next(4) == 0 ? null : Words(random)
            ) with
            {
                RuleId = Text(random, 48, 'a', 'z'),
            };
            alert = alert with { Headline = $"{alert.Symbol} {Words(random)}." };
            var subject = AlertMessage.Of(form, alert).Subject;
            var place = form.IsProduction ? "" : $"[{form.Environment}] ";
            Assert.That(subject, Does.StartWith($"{place}[{alert.Severity.Code()}] {alert.Symbol}"));
            BreaksNoRule(subject);

            var digest = Digest(form, [.. Enumerable.Repeat(alert, random.Next(2, 500))]);
            Assert.That(digest, Does.StartWith(place).And.Contain($"more from {alert.RuleId}"));
            BreaksNoRule(digest);
        }
    }

    static void BreaksNoRule(string subject) => Assert.That(subject, Does.Match(@"^[!-~][ -~]{0,98}\z"));

    static string Words(Random random)
    {
        var words = new StringBuilder();
        for (var word = 0; word < random.Next(1, 12); word++)
        {
            words.Append(word == 0 ? "" : " ").Append(Text(random, 40, '\u0001', random.Next(2) == 0 ? '~' : '\u2fff'));
        }

        return words.ToString();
    }

    static string Text(Random random, int most, char first, char last) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => (char)random.Next(first, last + 1)));

    static string Digest(MailForm form, IReadOnlyCollection<Alert> alerts) =>
        AlertDigest.Of(form, Sample.Opening, alerts).Single().Subject;

    static IEnumerable<Alert> Alerts(string symbol, int count) =>
        Enumerable.Repeat(Alert(symbol, Severity.High, "print 10 above 5"), count);

    static Alert Alert(string symbol, Severity severity, string? summary) =>
        Sample.Alert(Sample.PrintOver(5), Sample.Trade("13:30", 10), 10) with
        {
            RuleId = "print",
            Symbol = Symbol.Parse(symbol),
            Severity = severity,
            Summary = summary,
        };
}
