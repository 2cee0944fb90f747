namespace MarketData.Domain.Trades;

/// <summary>
/// A trade's name among all trading systems: <see cref="Form"/>. Never <c>|</c>, which separates the parts of ids.
/// </summary>
public readonly record struct TradeId
{
    public const int MaxLength = 64;

    /// <summary>In words.</summary>
    public static readonly string Form = $"1 to {MaxLength} printable ASCII characters without spaces and |";

    /// <summary>No trade's own id has a vertical bar.</summary>
    const string UnreadablePrefix = "unreadable|";

    TradeId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string text, out TradeId id)
    {
        id = new TradeId(text);
        return text.Length is > 0 and <= MaxLength
            && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !text.Contains('|', StringComparison.Ordinal);
    }

    /// <summary>For an event whose trade id is missing or none: its refusal needs a name too.</summary>
    public static TradeId OfUnreadable(string eventId) => new($"{UnreadablePrefix}{eventId}");

    /// <summary>For an id that was checked when it was stored.</summary>
    public static TradeId OfStored(string value) => new(value);

    public override string ToString() => Value;
}
