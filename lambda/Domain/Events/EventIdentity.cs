using System.Diagnostics.CodeAnalysis;

namespace MarketData.Domain.Events;

/// <summary>
/// What makes two deliveries the same event: <c>EXCHANGE|tradeId</c> where the producer numbers its trades, else the
/// EventBridge id. Never the SQS message id, which a redrive changes, and never the values: real prints repeat exactly.
/// </summary>
public readonly record struct EventIdentity
{
    public const int MaxIdLength = 64;

    EventIdentity(string value) => Value = value;

    public string Value { get; }

    public static bool TryOfTrade(Exchange exchange, string tradeId, out EventIdentity identity)
    {
        identity = new EventIdentity($"{exchange}|{tradeId}");
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
