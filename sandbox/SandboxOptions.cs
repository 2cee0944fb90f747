using MarketData.Contract;
using MarketData.Sandbox.Feed;

namespace MarketData.Sandbox;

/// <summary>What a run was asked to do.</summary>
public sealed record SandboxOptions
{
    /// <summary>Enough for events whose deliveries die of chaos, each of which the queue counts as received.</summary>
    const string ManyReceives = "20";

    /// <summary>Absent: a generated session.</summary>
    public string? File { get; init; }

    public int? Limit { get; init; }
    public Pace Pace { get; init; } = Pace.Max;

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    public int BadEvents { get; init; }

    /// <summary>Trades on the prints of the session; 0 leaves the trades stack out.</summary>
    public int Trades { get; init; }

    /// <summary>Trades a second at the most; absent: as fast as they are processed.</summary>
    public double? TradeRate { get; init; }
    public int Seed { get; init; }

    /// <summary>The seed of everything that goes wrong on purpose; absent: nothing does.</summary>
    public int? Chaos { get; init; }

    public bool Keep { get; init; }
    public bool CheckPlan { get; init; }

    /// <summary>Absent: the settings' own.</summary>
    public string? Profile { get; init; }

    /// <summary>The environment whose settings are deployed.</summary>
    public string Suffix { get; init; } =
        Environment.GetEnvironmentVariable(SettingsVariables.Suffix) is { Length: > 0 } suffix ? suffix : "dev";

    /// <summary>Over the settings of the environment, by their variables' names.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Absent: an emulator of the run's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>What is deployed with.</summary>
    /// <param name="reference">Where reference data of instruments is to be had; null for nowhere.</param>
    public IReadOnlyDictionary<string, string> SettingsWith(Uri? reference)
    {
        var chosen = new Dictionary<string, string>(Settings);
        if (Chaos is not null)
        {
            chosen.TryAdd(SettingsVariables.MaxReceiveCount, ManyReceives);
        }

        if (Profile is not null)
        {
            chosen.TryAdd(SettingsVariables.BatchProfile, Profile);
        }

        if (reference is not null)
        {
            chosen.TryAdd(SettingsVariables.TradesApiEndpoint, $"{reference}");
        }

        return Deployment.StackSettings.With(Suffix, chosen);
    }
}
