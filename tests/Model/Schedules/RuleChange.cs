namespace MarketData.Tests.Model.Schedules;

/// <summary>An operator changes a rule while events come.</summary>
/// <param name="Second">When, from the first batch on.</param>
/// <param name="Rule">Which, by its place among the simulated ones.</param>
/// <param name="Version">What it becomes.</param>
sealed record RuleChange(int Second, int Rule, RuleVersion Version)
{
    /// <summary>How many there are.</summary>
    public const int Rules = 7;
}

enum RuleVersion
{
    /// <summary>As it was at first.</summary>
    First,

    /// <summary>With another severity.</summary>
    Other,

    /// <summary>Deleted.</summary>
    Gone,
}
