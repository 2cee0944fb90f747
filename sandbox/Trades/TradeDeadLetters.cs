using System.Text.Json;
using Amazon.SQS;
using MarketData.Contract;
using MarketData.Sandbox.Report;

namespace MarketData.Sandbox.Trades;

/// <summary>The events that wait in the workflow's dead-letter queues.</summary>
static class TradeDeadLetters
{
    /// <returns>The ids of the events, each once.</returns>
    public static async Task<IReadOnlySet<string>> ReadAsync(
        IAmazonSQS sqs,
        DeployedTrades trades,
        CancellationToken cancellation
    )
    {
        var events = new HashSet<string>();
        foreach (var url in trades.DeadLetterQueueUrls)
        {
            var queue = new DeadLetters(sqs, url);
            if (await queue.CountAsync(cancellation) > 0)
            {
                events.UnionWith((await queue.BodiesAsync(cancellation)).Select(EventIdOf));
            }
        }

        return events;
    }

    /// <summary>A task's letter holds the event as its input; one that was not started is the event itself.</summary>
    static string EventIdOf(string body)
    {
        using var letter = JsonDocument.Parse(body);
        var root = letter.RootElement;
        var tradeEvent = root.TryGetProperty(TradeDeadLetter.Input, out var input) ? input : root;
        return tradeEvent.GetProperty("id").GetString()!;
    }
}
