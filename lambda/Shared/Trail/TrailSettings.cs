using MarketData.Contract;

namespace MarketData.Shared.Trail;

/// <summary>Where an audit trail is kept, and what encrypts its keys.</summary>
public sealed record TrailSettings
{
    /// <summary>The table of its records; its name is also the encryption context of the keys.</summary>
    public required string TrailTable { get; init; }

    /// <summary>The table with the ends of its chains, and with its keys.</summary>
    public required string StateTable { get; init; }

    public required TableSchema StateSchema { get; init; }

    public required string KmsKeyArn { get; init; }
}
