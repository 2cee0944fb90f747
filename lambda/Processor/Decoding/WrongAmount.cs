using MarketData.Domain.Events;

namespace MarketData.Processor.Decoding;

/// <summary>Why a text is no price or no volume, and what it must be, as the second half of a sentence.</summary>
sealed record WrongAmount(RejectionReason Reason, string Allowed)
{
    /// <param name="field">Its name.</param>
    /// <param name="value">As it is quoted.</param>
    public Rejection Of(string field, string value) => new(Reason, $"{field} is {value}; {Allowed}");
}
