using MarketData.Domain.Rules;

namespace MarketData.UnitTests.Storage;

/// <summary>Rows of the alert-rules table, as operators write them.</summary>
static class StoredRules
{
    public const string PriceOver1000 = """
        {"rule_id":"price","kind":"PRICE_THRESHOLD","symbols":"*","severity":"HIGH","threshold":1000,
         "hysteresis_percent":1,"cooldown_seconds":300}
        """;

    /// <summary>One or two of each kind, with the rule that it is.</summary>
    public static IEnumerable<TestCaseData> All()
    {
        yield return new(
            PriceOver1000,
            new PriceThreshold
            {
                Id = "price",
                Symbols = "*",
                Severity = Severity.High,
                Cooldown = TimeSpan.FromMinutes(5),
                Threshold = 1000,
                HysteresisPercent = 1,
                Direction = Direction.Above,
            }
        );
        yield return new(
            """
            {"rule_id":"p","kind":"PRICE_THRESHOLD","direction":"below","symbols":"ibm","severity":"low",
             "threshold":"0.5","hysteresis_percent":0,"cooldown_seconds":0,"enabled":true}
            """,
            new PriceThreshold
            {
                Id = "p",
                Symbols = "IBM",
                Severity = Severity.Low,
                Cooldown = TimeSpan.Zero,
                Threshold = 0.5m,
                HysteresisPercent = 0,
                Direction = Direction.Below,
            }
        );
        yield return new(
            """
            {"rule_id":"m","kind":"PERCENT_MOVE","minutes":60,"symbols":"*","severity":"LOW","threshold":2.5,
             "hysteresis_percent":99.9,"cooldown_seconds":86400}
            """,
            new PercentMove
            {
                Id = "m",
                Symbols = "*",
                Severity = Severity.Low,
                Cooldown = TimeSpan.FromDays(1),
                Minutes = 60,
                Threshold = 2.5m,
                HysteresisPercent = 99.9m,
            }
        );
        yield return new(
            """
            {"rule_id":"v","kind":"VOLATILITY","symbols":"*","severity":"MEDIUM","threshold":0.4,
             "hysteresis_percent":5,"cooldown_seconds":0}
            """,
            new VolatilityLevel
            {
                Id = "v",
                Symbols = "*",
                Severity = Severity.Medium,
                Cooldown = TimeSpan.Zero,
                Threshold = 0.4m,
                HysteresisPercent = 5,
            }
        );
        yield return new(
            """
            {"rule_id":"l","kind":"VOLUME","symbols":"*","severity":"MEDIUM","threshold":1e6,"cooldown_seconds":0}
            """,
            new LargePrint
            {
                Id = "l",
                Symbols = "*",
                Severity = Severity.Medium,
                Cooldown = TimeSpan.Zero,
                Threshold = 1_000_000,
            }
        );
        yield return new(
            """
            {"rule_id":"s","kind":"VOLUME_SPIKE","symbols":"*","severity":"MEDIUM","threshold":5,
             "hysteresis_percent":5,"cooldown_seconds":0}
            """,
            new VolumeSpike
            {
                Id = "s",
                Symbols = "*",
                Severity = Severity.Medium,
                Cooldown = TimeSpan.Zero,
                Threshold = 5,
                HysteresisPercent = 5,
            }
        );
        yield return new(
            """
            {"rule_id":"x","kind":"SMA_CROSS","short_bars":5,"long_bars":60,"direction":"BELOW","symbols":"*",
             "severity":"LOW","cooldown_seconds":0}
            """,
            new SmaCross
            {
                Id = "x",
                Symbols = "*",
                Severity = Severity.Low,
                Cooldown = TimeSpan.Zero,
                ShortBars = 5,
                LongBars = 60,
                Direction = Direction.Below,
            }
        );
    }
}
