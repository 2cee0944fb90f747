namespace MarketData.Infra.Configuration;

/// <summary>Who puts events on a bus from outside, and in whose name: nobody else may claim its sources.</summary>
/// <param name="Sources">What it claims, whole.</param>
/// <param name="Accounts">Absent: an organization's.</param>
/// <param name="Organization">Absent: those of <paramref name="Accounts"/>.</param>
public sealed record Producer(
    IReadOnlyList<string> Sources,
    IReadOnlyList<string>? Accounts = null,
    string? Organization = null
);
