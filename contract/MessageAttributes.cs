namespace MarketData.Contract;

/// <summary>The attributes of an alert's message on the topic, which subscriptions filter by.</summary>
public static class MessageAttributes
{
    public const string Symbol = "symbol";
    public const string Exchange = "exchange";

    /// <summary>One of <see cref="Severities"/>.</summary>
    public const string Severity = "severity";

    /// <summary>The rule's id.</summary>
    public const string Rule = "rule";
}
