using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MarketData.Domain.Events;

/// <summary>
/// What makes two deliveries the same event: <c>EXCHANGE|SYMBOL|yyyy-MM-dd|tradeId</c>, with the UTC date of its time,
/// where the producer numbers its trades, for venues number by instrument, or start again each day; else the
/// EventBridge id. Never the SQS message id, which a redrive changes, and never the values: real prints repeat exactly.
/// </summary>
public readonly record struct EventIdentity
{
    public const int MaxIdLength = 64;

    EventIdentity(string value) => Value = value;

    public string Value { get; }

    /// <param name="exchange">Where.</param>
    /// <param name="symbol">What.</param>
    /// <param name="time">When, of which the UTC date counts.</param>
    /// <param name="tradeId">The producer's.</param>
    /// <param name="identity">Of no use where the trade id is none.</param>
    public static bool TryOfTrade(
        Exchange exchange,
        Symbol symbol,
        DateTimeOffset time,
        string tradeId,
        out EventIdentity identity
    )
    {
        identity = new EventIdentity(
            string.Create(CultureInfo.InvariantCulture, $"{exchange}|{symbol}|{time.UtcDateTime:yyyy-MM-dd}|{tradeId}")
        );
        return IsPrintable(tradeId);
    }

    public static bool TryOfEnvelope([NotNullWhen(true)] string? envelopeId, out EventIdentity identity)
    {
        identity = new EventIdentity(envelopeId ?? "");
        return envelopeId is not null && IsPrintable(envelopeId) && !envelopeId.Contains('|', StringComparison.Ordinal);
    }

    /// <summary>For an identity that was checked when it was stored.</summary>
    public static EventIdentity OfStored(string value) => new(value);

    public static int Compare(EventIdentity left, EventIdentity right) =>
        string.CompareOrdinal(left.Value, right.Value);

    public override string ToString() => Value;

    static bool IsPrintable(string id) =>
        id.Length is > 0 and <= MaxIdLength && !id.AsSpan().ContainsAnyExceptInRange('!', '~');
}
