namespace MarketData.Ops.Cost;

/// <summary>
/// What a month costs. The sizes and calls are those that <c>benchmarks</c> counts from the requests that the functions
/// send; a test holds the two against each other.
/// </summary>
/// <param name="Parts">By service, in US dollars.</param>
public sealed record MonthlyCost(IReadOnlyList<CostPart> Parts)
{
    const double Million = 1e6;
    const double Gigabyte = 1e9;
    const int WriteUnitBytes = 1024;

    /// <summary>Of an event with its envelope.</summary>
    const int EventBytes = 340;

    /// <summary>Of a stored event; its index entry is as large.</summary>
    const int RowBytes = 336;

    /// <summary>Of an audit record without its events, and of each of them.</summary>
    const int RecordBytes = 190;

    const double RecordBytesOfEvent = 28.4;

    /// <summary>Of the line that the processor logs for a batch.</summary>
    const int LoggedBytes = 860;

    /// <summary>What an invocation takes: to begin with, and for each event.</summary>
    const double InvocationSeconds = 0.015;

    const double InvocationSecondsOfEvent = 0.00019;

    /// <summary>The function's memory as deployed by default.</summary>
    const double Gigabytes = 1769 / 1024.0;

    const double EventWriteUnits = 3;
    const double StateWriteUnits = 2;
    const double BarWriteUnits = 2;

    public double Total => Parts.Sum(part => part.Dollars);

    /// <param name="rates">How events come.</param>
    /// <param name="days">Trading days of the month.</param>
    /// <param name="prices">What AWS takes.</param>
    public static MonthlyCost Of(MarketRates rates, double days, Prices prices)
    {
        var (events, batches, commits) = (
            days * rates.EventsPerDay / Million,
            days * rates.BatchesPerDay / Million,
            days * rates.CommitsPerDay / Million
        );
        var recordBytes = RecordBytes + (RecordBytesOfEvent * rates.EventsPerDay / rates.CommitsPerDay);
        var commitUnits = StateWriteUnits + (2 * Math.Ceiling(recordBytes / WriteUnitBytes));
        var writeUnits =
            (events * EventWriteUnits) + (commits * commitUnits) + (days * rates.BarsPerDay * BarWriteUnits / Million);
        var seconds = InvocationSeconds + (InvocationSecondsOfEvent * rates.Batch);
        // Every day is kept, trading day or not; of the days that are kept so many have events.
        var stored = days / 30.4 * rates.KeptDays * rates.EventsPerDay * 2 * RowBytes / Gigabyte;
        return new([
            new("EventBridge: the bus", events * prices.MillionCustomEvents),
            new("EventBridge: the archive", events * Million * EventBytes / Gigabyte * prices.ArchivedGigabyte),
            new("SQS", events * (1 + (2 / Math.Min(10, rates.Batch))) * prices.MillionQueueRequests),
            new("DynamoDB: writes", writeUnits * prices.MillionWriteUnits),
            new("DynamoDB: reads", commits * prices.MillionReadUnits),
            new(
                $"DynamoDB: events of {rates.KeptDays} days, stored and recoverable",
                stored * (prices.StoredGigabyteMonth + prices.RecoveryGigabyteMonth)
            ),
            new("Lambda: invocations", batches * prices.MillionInvocations),
            new("Lambda: time", batches * Million * seconds * Gigabytes * prices.GigabyteSecond),
            new("SNS: e-mails", days * rates.MailsPerDay / Million * prices.MillionEmails),
            new("CloudWatch: log lines", batches * Million * LoggedBytes / Gigabyte * prices.LoggedGigabyte),
        ]);
    }

    /// <param name="trades">A day.</param>
    /// <param name="days">Trading days of the month.</param>
    /// <param name="prices">What AWS takes.</param>
    public static MonthlyCost OfTrades(double trades, double days, Prices prices)
    {
        var millions = days * trades / Million;
        return new([
            new("EventBridge: the bus", millions * prices.MillionCustomEvents),
            new(
                "EventBridge: the archive",
                millions * Million * TradeUse.EventBytes / Gigabyte * prices.ArchivedGigabyte
            ),
            new("Step Functions: transitions", millions * TradeUse.Transitions * prices.MillionTransitions),
            new("DynamoDB: writes", millions * TradeUse.WriteUnits * prices.MillionWriteUnits),
            new("DynamoDB: reads", millions * TradeUse.ReadUnits * prices.MillionReadUnits),
            new("Lambda: invocations", millions * TradeUse.Invocations * prices.MillionInvocations),
            new("Lambda: time", millions * Million * TradeUse.Seconds * Gigabytes * prices.GigabyteSecond),
            new("CloudWatch: log lines", millions * Million * TradeUse.LoggedBytes / Gigabyte * prices.LoggedGigabyte),
        ]);
    }

    /// <summary>What one trade takes, with market context.</summary>
    static class TradeUse
    {
        public const int EventBytes = 407;
        public const int Transitions = 4;
        public const int WriteUnits = 8;
        public const int ReadUnits = 4;
        public const int Invocations = 3;
        public const double Seconds = 0.02848;
        public const int LoggedBytes = 573;
    }
}

/// <summary>A part of a bill.</summary>
public sealed record CostPart(string What, double Dollars);
