using System.Globalization;
using MarketData.Domain.Events;

namespace MarketData.Domain.Audit;

/// <summary>What a record of an audit trail tells: a commit of events, a rejection, or a trade.</summary>
public abstract record AuditEntry
{
    const string RejectedPrefix = "rejected|";

    AuditEntry() { }

    /// <summary>
    /// The chain that it belongs to: its symbol's, or one of sixteen for rejections, so that a flood of them does not
    /// queue on one row. No symbol has a vertical bar.
    /// </summary>
    public abstract string Chain { get; }

    /// <summary>How many numbers of its chain it takes: one for each event.</summary>
    public abstract int Count { get; }

    /// <param name="sequence">The first number that it takes.</param>
    public abstract string IdAt(long sequence);

    public static bool IsRejectionId(string id) =>
        id.StartsWith(RejectedPrefix, StringComparison.Ordinal)
        && id.Length == RejectedPrefix.Length + 2 * Digest.Length;

    /// <param name="bodyHash">
    /// SHA-256 of the message's body: an event id may be missing, or belong to a corrected event.
    /// </param>
    public static string RejectionId(Digest bodyHash) => $"{RejectedPrefix}{bodyHash}";

    /// <summary>Events of one symbol, stored together.</summary>
    /// <param name="Symbol">Whose events they are.</param>
    /// <param name="Events">In the order of their sequence; at least one.</param>
    /// <param name="Decoded">When their messages were understood.</param>
    /// <param name="Decided">When their effects were decided on; the commit follows at once.</param>
    /// <param name="RetentionDays">How long the events are kept, counted from their receipt.</param>
    public sealed record Commit(
        Symbol Symbol,
        IReadOnlyList<AuditedEvent> Events,
        DateTimeOffset Decoded,
        DateTimeOffset Decided,
        int RetentionDays
    ) : AuditEntry
    {
        public override string Chain => Symbol.Value;
        public override int Count => Events.Count;

        public override string IdAt(long sequence) => $"{Symbol}|{sequence}";
    }

    /// <summary>A message that can never be stored.</summary>
    /// <param name="Id">What <see cref="RejectionId"/> gives.</param>
    /// <param name="Reason">Code of the reason.</param>
    /// <param name="Message">The reason in a sentence.</param>
    /// <param name="EnvelopeId">The EventBridge id, or empty where the body had none.</param>
    /// <param name="Received">When the buffer took the message in.</param>
    /// <param name="Decoded">When it was found impossible to understand.</param>
    /// <param name="Decided">When its rejection was decided on.</param>
    public sealed record Rejection(
        string Id,
        string Reason,
        string Message,
        string EnvelopeId,
        DateTimeOffset Received,
        DateTimeOffset Decoded,
        DateTimeOffset Decided
    ) : AuditEntry
    {
        public override string Chain => Id[..(RejectedPrefix.Length + 1)];
        public override int Count => 1;

        public override string IdAt(long sequence) => Id;
    }

    /// <summary>A row of the trades table.</summary>
    /// <param name="TradeId">With the next one the row's key.</param>
    /// <param name="Timestamp">In whole milliseconds.</param>
    /// <param name="Status">The code of what became of the trade.</param>
    /// <param name="Row">The row's hash.</param>
    /// <param name="EventId">The EventBridge id.</param>
    /// <param name="Received">When the bus took its event in.</param>
    /// <param name="Decided">When its record was decided on; the commit follows at once.</param>
    public sealed record Trade(
        string TradeId,
        DateTimeOffset Timestamp,
        string Status,
        Digest Row,
        string EventId,
        DateTimeOffset Received,
        DateTimeOffset Decided
    ) : AuditEntry
    {
        public override string Chain => TradeChains.Of(TradeId);
        public override int Count => 1;

        public override string IdAt(long sequence) => IdOf(TradeId, Timestamp);

        public static string IdOf(string tradeId, DateTimeOffset timestamp) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{TradeChains.Prefix}{tradeId}|{timestamp.ToUnixTimeMilliseconds()}"
            );
    }
}

/// <summary>An event in the record of its commit.</summary>
/// <param name="Identity">Which.</param>
/// <param name="Hash">What was stored, as <see cref="EventDigest"/> sums it up.</param>
/// <param name="Received">When the buffer took it in.</param>
public readonly record struct AuditedEvent(EventIdentity Identity, Digest Hash, DateTimeOffset Received)
{
    public static AuditedEvent Of(MarketEvent marketEvent) =>
        new(marketEvent.Identity, EventDigest.Of(marketEvent), marketEvent.ReceivedAt);
}
