using System.Text;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Sending;

/// <summary>
/// Puts events on a bus. An answer of success may refuse some of them:
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
/// </summary>
public sealed class EventSend(IAmazonEventBridge events, TimeProvider time)
{
    /// <summary>In a call: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html</summary>
    const int MaxEntries = 10;
    const int MaxBytes = 256 * 1024;

    /// <summary>Of an entry that has a time.</summary>
    const int TimeBytes = 14;

    const int Tries = 4;

    static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>Those that pass.</summary>
    static readonly string[] Passing = ["ThrottlingException", "InternalFailure", "InternalException"];

    public async Task<Answer> RunAsync(IReadOnlyList<PutEventsRequestEntry> entries, CancellationToken cancellation)
    {
        var sent = new List<SentEvent>();
        foreach (var chunk in Chunks(entries.Index()))
        {
            sent.AddRange(await SendAsync(chunk, cancellation));
        }

        return new SentEvents([.. sent.OrderBy(one => one.Number)]).ToAnswer();
    }

    async Task<IReadOnlyList<SentEvent>> SendAsync(
        IReadOnlyList<(int Index, PutEventsRequestEntry Entry)> chunk,
        CancellationToken cancellation
    )
    {
        var (sent, open) = (new List<SentEvent>(), chunk);
        for (var attempt = 1; ; attempt++)
        {
            var answer = await events.PutEventsAsync(
                new() { Entries = [.. open.Select(one => one.Entry)] },
                cancellation
            );
            var results = open.Zip(answer.Entries ?? [], (one, result) => (One: one, Result: result)).ToList();
            var again = results.Where(pair => attempt < Tries && Passing.Contains(pair.Result.ErrorCode)).ToList();
            sent.AddRange(results.Except(again).Select(pair => SentEvent.Of(pair.One.Index + 1, pair.Result)));
            if (again.Count == 0)
            {
                return sent;
            }

            open = [.. again.Select(pair => pair.One)];
            await Task.Delay(FirstWait * (1 << (attempt - 1)), time, cancellation);
        }
    }

    /// <summary>One that is too large for any call goes alone: the bus says what it thinks of it.</summary>
    static IEnumerable<IReadOnlyList<(int Index, PutEventsRequestEntry Entry)>> Chunks(
        IEnumerable<(int Index, PutEventsRequestEntry Entry)> entries
    )
    {
        var (chunk, bytes) = (new List<(int, PutEventsRequestEntry)>(), 0);
        foreach (var entry in entries)
        {
            var size = SizeOf(entry.Entry);
            if (chunk.Count > 0 && (chunk.Count == MaxEntries || bytes + size > MaxBytes))
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }

            chunk.Add(entry);
            bytes += size;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    static int SizeOf(PutEventsRequestEntry entry) =>
        (entry.Time is null ? 0 : TimeBytes)
        + Encoding.UTF8.GetByteCount($"{entry.Source}{entry.DetailType}{entry.Detail}");
}
