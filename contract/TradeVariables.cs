namespace MarketData.Contract;

/// <summary>
/// The variables of the functions that process trades: the stack writes them, the functions read them. What they have
/// in common with the processor's is in <see cref="FunctionVariables"/>:
/// <see cref="FunctionVariables.AuditKmsKeyArn"/>, <see cref="FunctionVariables.ClockSkewSeconds"/>,
/// <see cref="FunctionVariables.MetricsNamespace"/>, and where market data is to be found,
/// <see cref="FunctionVariables.BarsTable"/> and <see cref="FunctionVariables.MarketDataTable"/>.
/// </summary>
public static class TradeVariables
{
    public const string TradesTable = "TRADES_TABLE";

    /// <summary>The audit trail of trades.</summary>
    public const string AuditTrailTable = "TRADES_AUDIT_TRAIL_TABLE";

    /// <summary>The ends of the trail's chains, and its keys.</summary>
    public const string StateTable = "TRADES_STATE_TABLE";

    /// <summary>Below it are the parameters of <see cref="TradeParameters"/>; it ends with a slash.</summary>
    public const string ParameterPath = "TRADES_PARAMETER_PATH";

    /// <summary>The systems that trades may come from, separated by commas.</summary>
    public const string SourceSystems = "TRADES_SOURCE_SYSTEMS";
}
