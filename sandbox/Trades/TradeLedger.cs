using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace MarketData.Sandbox.Trades;

/// <summary>
/// Remembers every trade that was sent and what <c>record</c> answered, by the event that brought it.
/// </summary>
public sealed class TradeLedger
{
    readonly ConcurrentQueue<SentTrade> sent = new();
    readonly ConcurrentDictionary<string, RecordedAnswer> answers = new();
    readonly ConcurrentDictionary<string, bool> deadEvents = new();

    public IReadOnlyCollection<SentTrade> Sent => sent;

    /// <summary>How many have come to their end.</summary>
    public int Settled => sent.Count(trade => IsSettled(trade.EventId));

    public void NoteSent(SentTrade trade) => sent.Enqueue(trade);

    public RecordedAnswer? AnswerOf(SentTrade trade) => answers.GetValueOrDefault(trade.EventId);

    /// <summary>It waits in one of the dead-letter queues.</summary>
    public void NoteDead(string eventId) => deadEvents[eventId] = true;

    public bool IsDead(SentTrade trade) => deadEvents.ContainsKey(trade.EventId);

    /// <summary>Whether a trade with this id has come to its end.</summary>
    public bool IsOver(string tradeId) => sent.Any(trade => trade.Trade.Id == tradeId && IsSettled(trade.EventId));

    /// <param name="request">What <c>record</c> was asked.</param>
    /// <param name="answer">What it answered.</param>
    public void NoteRecorded(ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> answer)
    {
        using var asked = JsonDocument.Parse(request);
        using var answered = JsonDocument.Parse(answer);
        var (eventId, row) = (asked.RootElement.GetProperty("event").GetProperty("id"), answered.RootElement);
        answers.TryAdd(
            eventId.GetString()!,
            new(
                row.GetProperty("tradeId").GetString()!,
                row.GetProperty("timestamp").GetInt64(),
                row.GetProperty("status").GetString()!,
                row.GetProperty("duplicate").GetBoolean(),
                Stopwatch.GetTimestamp()
            )
        );
    }

    bool IsSettled(string eventId) => answers.ContainsKey(eventId) || deadEvents.ContainsKey(eventId);
}

/// <summary>The first answer for an event, and when it came (a Stopwatch timestamp).</summary>
public sealed record RecordedAnswer(string TradeId, long Timestamp, string Status, bool IsDuplicate, long At);
