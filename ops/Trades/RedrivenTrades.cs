using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketData.Ops.Trades;

/// <summary>What became of a trade that was to be started anew.</summary>
/// <param name="Trade">Its id.</param>
/// <param name="Error">What had failed.</param>
/// <param name="Outcome"><see cref="StartOutcome.Name"/>, or <c>left</c> where the message is none that can be started.
/// </param>
/// <param name="Execution">The name of the new execution.</param>
/// <param name="Why">What stands against it.</param>
sealed record RedrivenTrade(string Trade, string? Error, string Outcome, string? Execution, string? Why);

/// <summary>What a redrive of queues came to.</summary>
sealed record RedrivenTrades(
    bool DryRun,
    IReadOnlyList<string> Queues,
    int Started,
    int StartedBefore,
    int Left,
    IReadOnlyList<RedrivenTrade> Trades
)
{
    public string Summary
    {
        get
        {
            if (Started + StartedBefore + Left == 0)
            {
                return $"Nothing waits in the dead-letter {(Queues.Count == 1 ? "queue" : "queues")} of "
                    + $"{string.Join(", ", Queues)}.";
            }

            var before = StartedBefore > 0 ? $", {Count(StartedBefore)} started before" : "";
            return $"{Count(Started)} {(DryRun ? "would be started" : "started")}{before}, {Count(Left)} left.";
        }
    }

    static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<ShownTrade>))]
[JsonSerializable(typeof(RedrivenTrade))]
[JsonSerializable(typeof(RedrivenTrades))]
sealed partial class TradesJson : JsonSerializerContext;
