using MarketData.Contract;

namespace MarketData.Infra.Configuration;

/// <summary>Who gets alerts by e-mail, and which.</summary>
/// <param name="Email">Confirmed by its owner before the first alert.</param>
/// <param name="Symbols">Absent: all.</param>
/// <param name="LeastSeverity">Absent: all severities.</param>
public sealed record Subscriber(string Email, IReadOnlyList<string>? Symbols = null, string? LeastSeverity = null)
{
    /// <summary>In capitals, as the function writes them. Empty: no filter.</summary>
    public IReadOnlyList<string> SymbolFilter =>
        [.. (Symbols ?? []).Select(symbol => symbol.ToUpperInvariant()).Distinct()];

    /// <summary>Empty: no filter. All severities would be the same.</summary>
    public IReadOnlyList<string> SeverityFilter =>
        LeastSeverity is null || LeastSeverity == Severities.All[0]
            ? []
            : [.. Severities.All.SkipWhile(severity => severity != LeastSeverity)];
}
