using System.Text.Json.Nodes;

namespace MarketData.Infra.Configuration;

/// <summary>
/// A setting: where it stands in a settings file, the environment variable that is over it, and what it means. The
/// reader adds the rest, so that reading, schema and documentation say the same.
/// </summary>
public sealed record Field(string Path, string Variable, string Meaning)
{
    /// <summary>Empty where the value is no quantity.</summary>
    public string Unit { get; init; } = "";

    /// <summary>As a sentence about a wrong value says it.</summary>
    public string Allowed { get; init; } = "";

    public string Default { get; init; } = "none";

    /// <summary>The value's JSON schema.</summary>
    public JsonObject Schema { get; init; } = [];
}
