namespace MarketData.Ops.Trades;

/// <summary>What came of the start of an execution.</summary>
public abstract record StartOutcome
{
    StartOutcome() { }

    public sealed record Started : StartOutcome;

    /// <summary>By an earlier redrive that did not come to its end.</summary>
    public sealed record StartedBefore : StartOutcome;

    /// <summary>Nothing was tried.</summary>
    public sealed record Possible : StartOutcome;

    /// <summary>Step Functions does not take this input.</summary>
    public sealed record Refused(string Why) : StartOutcome;

    /// <summary>For machines.</summary>
    public string Name =>
        this switch
        {
            Started => "started",
            StartedBefore => "startedBefore",
            Possible => "possible",
            _ => "refused",
        };

    public string Verb =>
        this switch
        {
            Started => "started as",
            StartedBefore => "was started before as",
            Possible => "would be started as",
            _ => "not started as",
        };
}
