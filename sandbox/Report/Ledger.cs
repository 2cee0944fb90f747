using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.SQS.Model;
using MarketData.Domain.Audit;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Functions;
using MarketData.Sandbox.Lambda;

namespace MarketData.Sandbox.Report;

/// <summary>Remembers everything that was sent and every delivery, each under its own identity.</summary>
public sealed class Ledger
{
    readonly ConcurrentQueue<SentItem> sent = new();
    readonly ConcurrentDictionary<string, MessageProgress> messages = new();
    readonly ConcurrentQueue<string> failedInvocations = new();
    int settled;

    public IReadOnlyCollection<SentItem> Sent => sent;

    public IReadOnlyCollection<string> FailedInvocations => failedInvocations;

    /// <summary>Messages that were answered without failure and deleted.</summary>
    public int Settled => settled;

    public int Redeliveries =>
        messages.Values.Distinct().Sum(message => message.IsSettled ? message.Deliveries - 1 : 0);

    public void NoteSent(SentItem item) => sent.Enqueue(item);

    /// <summary>Null where the message was not delivered yet.</summary>
    public MessageProgress? ProgressOf(SentItem item) => messages.GetValueOrDefault(item.DeliveryId);

    public void NoteAnswered(AnsweredBatch batch)
    {
        var now = Stopwatch.GetTimestamp();
        if (batch.Result is InvocationResult.Failed failure)
        {
            failedInvocations.Enqueue($"{failure}");
        }

        foreach (var message in batch.Messages)
        {
            var progress = Find(message);
            if (batch.FailedIds.Contains(message.MessageId!))
            {
                progress.NoteFailure();
            }
            else if (progress.NoteSuccess(now))
            {
                Interlocked.Increment(ref settled);
            }
        }
    }

    /// <summary>A message is known by its own id and, if it came over the bus, by the envelope's.</summary>
    MessageProgress Find(Message message) =>
        messages.GetOrAdd(
            message.MessageId!,
            _ =>
            {
                var progress = new MessageProgress(RejectionIdOf(message.Body!));
                if (EnvelopeIdOf(message.Body!) is { } envelopeId)
                {
                    messages[envelopeId] = progress;
                }

                return progress;
            }
        );

    /// <summary>The audit record that a rejection of this body would have.</summary>
    public static string RejectionIdOf(string body) =>
        AuditEntry.RejectionId(Digest.Read(SHA256.HashData(Encoding.UTF8.GetBytes(body))));

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
