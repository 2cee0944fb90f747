using MarketData.Domain.Indicators;

namespace MarketData.UnitTests.Indicators;

public class IndicatorTests
{
    [TestCase("sma20")]
    [TestCase("stddev10_pop")]
    [TestCase("roc20_pct")]
    [TestCase("ema20_sma_seeded")]
    public void It_equals_the_values_that_Excel_gives_for_the_same_quotes(string column)
    {
        double[] closes = [.. References.Skender("close").Select(close => close!.Value)];
        var expected = References.Skender(column);
        var ema = default(Ema);
        for (var i = 0; i < closes.Length; i++)
        {
            ema = ema.Add(closes[i], 20);
            var window = closes.AsSpan(0, i + 1);
            var value = column switch
            {
                "sma20" => Sma.Of(window, 20),
                "stddev10_pop" => StandardDeviation.Of(window, 10),
                "roc20_pct" => RateOfChange.Of(window, 20),
                _ => ema.Of(20),
            };

            if (expected[i] is { } reference)
            {
                Assert.That(value, Is.EqualTo(reference).Within(1e-7).Percent, $"{column}, quote {i}");
            }
            else
            {
                Assert.That(value, Is.Null, $"{column}, quote {i}");
            }
        }
    }

    [TestCaseSource(typeof(References), nameof(References.TaLibPoints))]
    public void It_equals_the_points_of_TA_Libs_own_tests(string indicator, int period, int bar, double expected)
    {
        var closes = References.TaLibCloses().AsSpan(0, bar + 1);
        var ema = default(Ema);
        foreach (var close in closes)
        {
            ema = ema.Add(close, period);
        }

        var value = indicator switch
        {
            "sma" => Sma.Of(closes, period),
            "ema" => ema.Of(period),
            "stddev" => StandardDeviation.Of(closes, period),
            "roc_pct" => RateOfChange.Of(closes, period),
            _ => throw new ArgumentException($"TA-Lib's point for {indicator} has no counterpart here."),
        };
        Assert.That(value, Is.EqualTo(expected).Within(0.01));
    }

    [Test]
    public void Small_spreads_around_a_large_price_keep_their_digits()
    {
        // Half at 1,000,000 and half at 1,000,000.001: the standard deviation is half the spread.
        double[] closes = [.. Enumerable.Range(0, 20).Select(i => 1e6 + i % 2 * 0.001)];

        Assert.That(StandardDeviation.Of(closes, 20), Is.EqualTo(0.0005).Within(0.00001).Percent);
        Assert.That(Sma.Of(closes, 20), Is.EqualTo(1_000_000.0005).Within(1e-9));
    }

    [Test]
    public void A_spread_of_one_bit_whose_mean_is_no_double_keeps_its_digits()
    {
        var (low, high) = (1e6, Math.BitIncrement(1e6));
        double[] closes = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? low : high)];

        Assert.That(StandardDeviation.Of(closes, 20), Is.EqualTo((high - low) / 2).Within(1e-7).Percent);
    }

    [Test]
    public void Prices_of_a_hundred_millionth_are_not_zero()
    {
        double[] closes = [1e-8, 2e-8, 3e-8];

        Assert.That(StandardDeviation.Of(closes, 3), Is.EqualTo(Math.Sqrt(2.0 / 3) * 1e-8).Within(1e-7).Percent);
        Assert.That(RateOfChange.Of(closes, 2), Is.EqualTo(200).Within(1e-9));
    }

    [Test]
    public void A_doubling_and_halving_price_has_the_volatility_of_its_logarithms()
    {
        // Log returns are ±ln 2; around a mean of 0 the sample variance of four is 4/3·ln² 2.
        double[] closes = [100, 200, 100, 200, 100];

        Assert.That(
            Volatility.Of(closes, 4),
            Is.EqualTo(Math.Log(2) * Math.Sqrt(4.0 / 3 * 252 * 390)).Within(1e-7).Percent
        );
    }

    [Test]
    public void A_step_that_is_no_return_is_left_out_and_the_one_before_counts()
    {
        // The step from 100 to 700 is the third from the end; four returns of ±ln 2 remain.
        double[] closes = [100, 200, 100, 700, 1400, 700];

        Assert.That(
            Volatility.Of(closes, 4, gaps: 0b100),
            Is.EqualTo(Math.Log(2) * Math.Sqrt(4.0 / 3 * 252 * 390)).Within(1e-7).Percent
        );
        Assert.That(Volatility.Of(closes, 5, gaps: 0b100), Is.Null);
    }

    [Test]
    public void Without_enough_closes_there_is_no_value()
    {
        double[] closes = [1, 2, 3];

        Assert.That(Sma.Of(closes, 4), Is.Null);
        Assert.That(StandardDeviation.Of(closes, 4), Is.Null);
        Assert.That(RateOfChange.Of(closes, 3), Is.Null);
        Assert.That(Volatility.Of(closes, 3), Is.Null);
        Assert.That(default(Ema).Add(1, 2).Of(2), Is.Null);
    }
}
