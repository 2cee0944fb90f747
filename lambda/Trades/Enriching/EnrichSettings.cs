using MarketData.Contract;
using MarketData.Hosting;

namespace MarketData.Trades.Enriching;

/// <summary>What the deployment tells the task <c>enrich</c>.</summary>
public sealed record EnrichSettings
{
    public required string ParameterPath { get; init; }

    /// <summary>Of the market-data stack, which need not be deployed.</summary>
    public required string BarsTable { get; init; }

    /// <summary>Likewise. Absent where its events have no index by symbol: a setting leaves that out.</summary>
    public required string? MarketDataTable { get; init; }

    public static EnrichSettings Read(EnvironmentVariables variables) =>
        new()
        {
            ParameterPath = variables.Required(TradeVariables.ParameterPath),
            BarsTable = variables.Required(FunctionVariables.BarsTable),
            MarketDataTable = variables.Optional(FunctionVariables.MarketDataTable),
        };
}
