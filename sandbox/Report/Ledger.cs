using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.SQS.Model;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Lambda;

namespace MarketData.Sandbox.Report;

/// <summary>Remembers everything that was sent and every delivery, each under its own identity.</summary>
public sealed class Ledger : IBatchObserver
{
    readonly ConcurrentQueue<SentItem> sent = new();
    readonly ConcurrentDictionary<string, Delivery> deliveries = new();
    readonly ConcurrentQueue<string> failedInvocations = new();
    int settled;

    public IReadOnlyCollection<SentItem> Sent => sent;

    public IReadOnlyCollection<string> FailedInvocations => failedInvocations;

    /// <summary>Messages that were answered without failure and deleted.</summary>
    public int Settled => settled;

    public int Redeliveries =>
        deliveries.Values.Distinct().Sum(delivery => delivery.IsSettled ? delivery.Count - 1 : 0);

    /// <summary>Notes what was sent; the id is EventBridge's for an event, SQS's for a message.</summary>
    public void NoteSent(FeedItem item, string deliveryId, long sentAt) => sent.Enqueue(new(item, deliveryId, sentAt));

    public Delivery? DeliveryOf(SentItem item) => deliveries.GetValueOrDefault(item.DeliveryId);

    public void Answered(IReadOnlyList<Message> batch, IReadOnlySet<string> failedMessageIds, InvocationResult result)
    {
        var now = Stopwatch.GetTimestamp();
        if (result is InvocationResult.Failed failure)
        {
            failedInvocations.Enqueue(failure.Reason);
        }

        foreach (var message in batch)
        {
            var delivery = Find(message);
            if (failedMessageIds.Contains(message.MessageId!))
            {
                delivery.NoteFailure();
            }
            else if (delivery.NoteSuccess(now))
            {
                Interlocked.Increment(ref settled);
            }
        }
    }

    public void NotDeleted(IReadOnlyList<BatchResultErrorEntry> failures)
    {
        // The message comes again; the function's idempotence is what must absorb it.
    }

    /// <summary>A message is known by its own id and, if it came over the bus, by the envelope's.</summary>
    Delivery Find(Message message) =>
        deliveries.GetOrAdd(
            message.MessageId!,
            _ =>
            {
                var delivery = new Delivery(RejectionIdOf(message.Body!));
                if (EnvelopeIdOf(message.Body!) is { } envelopeId)
                {
                    deliveries[envelopeId] = delivery;
                }

                return delivery;
            }
        );

    /// <summary>The audit record that a rejection of this body would have.</summary>
    public static string RejectionIdOf(string body) =>
        $"rejected|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";

    static string? EnvelopeIdOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

public sealed record SentItem(FeedItem Item, string DeliveryId, long SentAt);

/// <summary>One message's way through the event-source mapping.</summary>
public sealed class Delivery(string rejectionId)
{
    readonly Lock gate = new();
    long settledAt;

    public string RejectionId => rejectionId;

    public int Count { get; private set; }

    public bool IsSettled => SettledAt != 0;

    /// <summary>A Stopwatch timestamp; 0 while the message is open.</summary>
    public long SettledAt => Interlocked.Read(ref settledAt);

    public void NoteFailure()
    {
        lock (gate)
        {
            Count++;
        }
    }

    /// <summary>True for the first success.</summary>
    public bool NoteSuccess(long at)
    {
        lock (gate)
        {
            Count++;
            return Interlocked.CompareExchange(ref settledAt, at, 0) == 0;
        }
    }
}
