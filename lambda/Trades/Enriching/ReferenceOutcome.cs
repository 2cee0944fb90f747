using MarketData.Domain.Trades;

namespace MarketData.Trades.Enriching;

/// <summary>What came of asking once.</summary>
abstract record ReferenceOutcome
{
    ReferenceOutcome() { }

    public sealed record Answered(string Json, TimeSpan Lifetime) : ReferenceOutcome;

    /// <param name="Reason">Why.</param>
    /// <param name="Message">Likewise, in a sentence.</param>
    /// <param name="IsPassing">Whether asking again may help.</param>
    /// <param name="Again">When it asked to be asked again, if it did.</param>
    public sealed record Failed(MissingReason Reason, string Message, bool IsPassing, TimeSpan? Again)
        : ReferenceOutcome
    {
        public static Failed Passing(MissingReason reason, string message) =>
            new(reason, message, IsPassing: true, null);

        public static Failed Lasting(string message) =>
            new(MissingReason.ReferenceUnusable, message, IsPassing: false, null);
    }
}
