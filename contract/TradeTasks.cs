namespace MarketData.Contract;

/// <summary>
/// The tasks of the trade workflow. Each is a function, and all are one executable: the name is the image's command, or
/// the handler of a zip.
/// </summary>
public static class TradeTasks
{
    public const string Validate = "validate";
    public const string Enrich = "enrich";
    public const string Record = "record";

    public static IReadOnlyList<string> All => [Validate, Enrich, Record];

    /// <summary>
    /// The error that a task reports where what it needs has no answer or is under load: the workflow tries it again.
    /// </summary>
    public const string Unavailable = "MarketData.Trades.UnavailableException";
}
