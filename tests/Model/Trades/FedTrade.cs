using System.Text.Json;
using MarketData.Contract;
using MarketData.Trades.Messages;

namespace MarketData.Tests.Model.Trades;

/// <summary>
/// A trade as it is sent. The same one may be sent several times, each time with an event of its own.
/// </summary>
/// <param name="Id">Of the trade.</param>
/// <param name="Variant">What it says: two with one id and other variants are a conflict.</param>
/// <param name="IsValid">Whether <c>validate</c> finds nothing wrong with it.</param>
/// <param name="HasTime">Whether it says when it was executed.</param>
sealed record FedTrade(int Id, int Variant, bool IsValid, bool HasTime)
{
    public static readonly DateTimeOffset Executed = new(2013, 10, 8, 13, 30, 0, TimeSpan.Zero);

    public string TradeId => $"T-{Id}";

    public string ContentHash => $"{Id:x32}{Variant:x32}";

    /// <param name="sent">The how manieth event it is.</param>
    public RecordRequest ToRequest(int sent) =>
        new(
            new($"event-{sent}", $"{TradeEvents.SourcePrefix}oms", Executed.AddSeconds(1 + sent)),
            $"execution-{sent}",
            new(
                TradeId,
                IsValid ? [] : [new("AMOUNT_ABOVE_THRESHOLD", "amount is too large.")],
                new(TradeId, $"{100 + Variant}", "USD", "OMS", "IBM", "BUY", null, null, HasTime ? Executed : null),
                IsValid ? null : JsonSerializer.Serialize(Variant),
                ContentHash
            ),
            new(null, null, [new("NO_CONTEXT", "Nothing is stored.")])
        );
}
