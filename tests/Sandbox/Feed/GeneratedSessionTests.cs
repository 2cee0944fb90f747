using System.Globalization;
using MarketData.Sandbox.Feed;
using MarketData.Sessions;

namespace MarketData.SandboxTests.Feed;

public sealed class GeneratedSessionTests
{
    static readonly List<MarketRow> Rows = [.. GeneratedSession.Generate(seed: 7, count: 20_000)];

    [Test]
    public void The_same_seed_gives_the_same_session()
    {
        Assert.That(GeneratedSession.Generate(7, Rows.Count), Is.EqualTo(Rows));
    }

    [Test]
    public void Another_seed_gives_another_session()
    {
        Assert.That(GeneratedSession.Generate(8, 500), Is.Not.EqualTo(GeneratedSession.Generate(7, 500)));
    }

    [Test]
    public void A_shorter_session_is_the_beginning_of_a_longer_one()
    {
        Assert.That(GeneratedSession.Generate(7, 100), Is.EqualTo(GeneratedSession.Generate(7, 500).Take(100)));
    }

    [Test]
    public void Events_are_in_order_of_time()
    {
        Assert.That(Rows.Select(row => row.Time), Is.Ordered);
    }

    [Test]
    public void The_open_bursts()
    {
        var open = Rows[0].Time;
        var firstTenSeconds = Rows.Count(row => row.Time < open.AddSeconds(10));
        var tenCalmSeconds = Rows.Count(row => row.Time >= open.AddSeconds(300) && row.Time < open.AddSeconds(310));

        Assert.That(firstTenSeconds, Is.GreaterThan(5 * tenCalmSeconds));
    }

    /// <summary>
    /// A normal distribution has a kurtosis of 3; so fat a tail as Student's t with 3 degrees of freedom has none at
    /// all.
    /// </summary>
    [Test]
    public void Returns_have_fat_tails()
    {
        var prices = Rows.Where(row => row.Symbol == "CHRL")
            .Select(row => double.Parse(row.Price, CultureInfo.InvariantCulture))
            .ToList();
        var returns = prices.Zip(prices.Skip(1), (from, to) => Math.Log(to / from)).ToList();
        var mean = returns.Average();
        var variance = returns.Average(value => Math.Pow(value - mean, 2));

        Assert.That(returns.Average(value => Math.Pow(value - mean, 4)) / (variance * variance), Is.GreaterThan(6));
    }

    [Test]
    public void Every_row_is_one_that_a_file_could_hold()
    {
        var csv = string.Join(
            '\n',
            Rows.Select(row =>
                $"{row.Time:O},{row.Exchange},{row.Symbol},{(row.Kind == RowKind.Trade ? "trade" : "quote")},"
                + $"{row.Price},{row.Size},{row.Kind.ToString().ToLowerInvariant()}"
            )
        );

        Assert.That(
            SessionFile.Read(new StringReader("time_utc,exchange,symbol,type,price,size,side\n" + csv), "generated"),
            Is.EqualTo(Rows)
        );
    }

    [Test]
    public void The_default_session_raises_alerts()
    {
        var session = GeneratedSession
            .Generate(7, Session.GeneratedLength)
            .Where(row => row.Kind == RowKind.Trade)
            .ToList();

        Assert.That(
            session,
            Has.Some.Matches<MarketRow>(row => decimal.Parse(row.Price, CultureInfo.InvariantCulture) > 1000)
        );
    }
}
