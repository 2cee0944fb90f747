using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using MarketData.Domain.Bars;
using MarketData.Domain.Events;
using MarketData.Tools;

namespace MarketData.UnitTests.Domain;

/// <summary>The prints of samples/, folded, beside the bars that their publisher made of the same minutes.</summary>
public class SampleSessionTests
{
    /// <summary>Of a price; publishers filter prints that are out of line.</summary>
    const double PercentApart = 0.11;

    static readonly string Folder = Path.Combine(Checkout.Root, "samples");
    static readonly string[] Session = [.. Lines("session-2013-10-08.csv.gz")];

    [TestCaseSource(nameof(PublishedBars))]
    public void A_minute_of_the_session_folds_into_its_bar(string symbol, string minute, decimal[] published)
    {
        var bar = Fold(symbol)[Sample.At(minute)];

        Assert.That(
            new[] { bar.Open, bar.High, bar.Low, bar.Close },
            Is.EqualTo(published[..4]).Within(PercentApart).Percent
        );
        Assert.That(bar.Volume, VolumeOf(symbol, minute, published[4]));
    }

    [Test]
    public void No_minute_of_the_session_lacks_its_bar() =>
        Assert.That(
            Session.Where(row => row.Contains(",trade,", StringComparison.Ordinal)).Select(MinuteAndSymbol).Distinct(),
            Is.EquivalentTo(
                Lines("bars-2013-10-08.csv").Select(row => row.Split(',')).Select(bar => (bar[0][..16], bar[1]))
            )
        );

    static NUnit.Framework.Constraints.IResolveConstraint VolumeOf(string symbol, string minute, decimal published) =>
        (symbol, minute) switch
        {
            // The bars leave out prints of the opening and one block.
            (_, "13:30") => Is.GreaterThan(published),
            ("IBM", "13:31") => Is.EqualTo(published + 88_065),
            _ => Is.EqualTo(published),
        };

    static ImmutableSortedDictionary<DateTimeOffset, Bar> Fold(string symbol)
    {
        var (series, closed) = (new BarSeries(), ImmutableSortedDictionary<DateTimeOffset, Bar>.Empty);
        foreach (var trade in Prints(symbol))
        {
            (series, closed) = series.Add(trade, closed);
        }

        return closed.SetItem(series.Forming!.Minute, series.Forming);
    }

    static IEnumerable<Trade> Prints(string symbol) =>
        Session
            .Select(row => row.Split(','))
            .Where(row => row[2] == symbol && row[3] == "trade")
            .Select((row, i) => Sample.Trade(row[0][11..23], Number(row[4]), Number(row[5]), $"{i:D5}"));

    static IEnumerable<TestCaseData> PublishedBars() =>
        Lines("bars-2013-10-08.csv")
            .Select(row => row.Split(','))
            .Select(row =>
                new TestCaseData(row[1], row[0][11..16], row[2..].Select(Number).ToArray()).SetArgDisplayNames(
                    row[1],
                    row[0][11..16]
                )
            );

    static (string Minute, string Symbol) MinuteAndSymbol(string row) => (row[..16], row.Split(',')[2]);

    static IEnumerable<string> Lines(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name));
        using var text = new StreamReader(
            name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file
        );
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
