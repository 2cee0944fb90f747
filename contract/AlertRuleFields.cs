namespace MarketData.Contract;

/// <summary>The attributes of a row of the alert-rules table. docs/alerts.md says what each kind needs.</summary>
public static class AlertRuleFields
{
    public const string Kind = "kind";
    public const string Symbols = "symbols";
    public const string Severity = "severity";
    public const string Enabled = "enabled";
    public const string Direction = "direction";
    public const string Threshold = "threshold";
    public const string CooldownSeconds = "cooldown_seconds";
    public const string HysteresisPercent = "hysteresis_percent";
    public const string Minutes = "minutes";
    public const string ShortBars = "short_bars";
    public const string LongBars = "long_bars";

    /// <summary>
    /// On what is left of a deleted rule: a row that is switched off, so that no deployment writes the rule anew.
    /// </summary>
    public const string Deleted = "deleted";

    /// <summary>In <see cref="Symbols"/>: every symbol.</summary>
    public const string AnySymbol = "*";
}

/// <summary>What a rule watches.</summary>
public static class AlertRuleKinds
{
    public const string PriceThreshold = "PRICE_THRESHOLD";
    public const string PercentMove = "PERCENT_MOVE";
    public const string Volatility = "VOLATILITY";
    public const string Volume = "VOLUME";
    public const string VolumeSpike = "VOLUME_SPIKE";
    public const string SmaCross = "SMA_CROSS";

    public static IReadOnlyList<string> All => [PriceThreshold, PercentMove, Volatility, Volume, VolumeSpike, SmaCross];
}
