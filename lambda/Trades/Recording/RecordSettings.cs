using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Shared.Trail;

namespace MarketData.Trades.Recording;

/// <summary>What the deployment tells the task <c>record</c>.</summary>
public sealed record RecordSettings
{
    public required string TradesTable { get; init; }
    public required string AuditTrailTable { get; init; }
    public required string StateTable { get; init; }
    public required string AuditKmsKeyArn { get; init; }
    public required string MetricsNamespace { get; init; }

    public TrailSettings Trail =>
        new()
        {
            TrailTable = AuditTrailTable,
            StateTable = StateTable,
            StateSchema = Tables.TradesState,
            KmsKeyArn = AuditKmsKeyArn,
        };

    public static RecordSettings Read(EnvironmentVariables variables) =>
        new()
        {
            TradesTable = variables.Required(TradeVariables.TradesTable),
            AuditTrailTable = variables.Required(TradeVariables.AuditTrailTable),
            StateTable = variables.Required(TradeVariables.StateTable),
            AuditKmsKeyArn = variables.Required(FunctionVariables.AuditKmsKeyArn),
            MetricsNamespace = variables.Required(FunctionVariables.MetricsNamespace),
        };
}
