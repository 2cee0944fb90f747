namespace MarketData.Contract;

/// <summary>
/// What operators change while trades are processed: parameters of Systems Manager below
/// <c>/trade-processing/&lt;suffix&gt;/</c>, in force within a minute.
/// </summary>
public static class TradeParameters
{
    /// <summary>Where reference data is asked for, or <see cref="None"/>.</summary>
    public const string ApiEndpoint = "api-endpoint";

    /// <summary>The largest amount of a trade that is recorded without a person, in the trade's own currency.</summary>
    public const string ProcessingThreshold = "processing-threshold";

    /// <summary>How often a question to the reference data is asked again.</summary>
    public const string MaxRetries = "max-retries";

    /// <summary>No value: Systems Manager takes no empty one.</summary>
    public const string None = "none";

    public static string PathOf(string suffix) => $"/trade-processing/{suffix}/";
}
