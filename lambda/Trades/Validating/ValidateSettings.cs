using MarketData.Contract;
using MarketData.Hosting;

namespace MarketData.Trades.Validating;

/// <summary>What the deployment tells the task <c>validate</c>.</summary>
public sealed record ValidateSettings
{
    public required string TradesTable { get; init; }
    public required string ParameterPath { get; init; }
    public required IReadOnlyList<string> SourceSystems { get; init; }
    public required TimeSpan ClockSkew { get; init; }

    public static ValidateSettings Read(EnvironmentVariables variables) =>
        new()
        {
            TradesTable = variables.Required(TradeVariables.TradesTable),
            ParameterPath = variables.Required(TradeVariables.ParameterPath),
            SourceSystems = variables.Required(TradeVariables.SourceSystems).Split(','),
            ClockSkew = TimeSpan.FromSeconds(variables.RequiredPositive(FunctionVariables.ClockSkewSeconds)),
        };
}
