using System.Text.Json;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;
using MarketData.Trades.Decoding;
using MarketData.Trades.Messages;
using MarketData.Trades.Parameters;

namespace MarketData.Trades.Enriching;

/// <summary>
/// The task <c>enrich</c>: the market at the time of a trade, and reference data about its instrument. What cannot be
/// had is said; it stops no trade.
/// </summary>
sealed class EnrichTask(ParameterStore parameters, MarketDataReader market, ReferenceData reference)
{
    public static EnrichTask Create(
        FunctionClients clients,
        HttpClient http,
        EnrichSettings settings,
        JsonLog log,
        TimeProvider time,
        Random? jitter = null
    )
    {
        var backoff = new Backoff(time, jitter);
        return new(
            new ParameterStore(clients.Ssm(), settings.ParameterPath, backoff, new FailureBoundary(log), time),
            new MarketDataReader(clients.DynamoDb(), settings, backoff),
            new ReferenceData(http, backoff, time)
        );
    }

    public async Task<EnrichmentAnswer> HandleAsync(
        JsonElement input,
        string requestId,
        CancellationToken cancellation
    ) => EnrichmentAnswer.Of(await EnrichAsync(TradeDecoder.Decode(input), cancellation));

    async Task<Enrichment> EnrichAsync(DecodedTrade decoded, CancellationToken cancellation)
    {
        if (decoded.Trade is not { } trade)
        {
            return Nothing(MissingReason.NotATrade, "The event is no trade that could be enriched.");
        }

        if (trade.Symbol is not { } symbol)
        {
            return Nothing(MissingReason.NoSymbol, "The trade names no symbol.");
        }

        var context = market.ReadAsync(symbol, trade.ExecutedAt ?? decoded.Event.Time, cancellation);
        var values = await parameters.GetAsync(cancellation);
        var asked = await reference.AskAsync(symbol, values, cancellation);
        var found = await context;
        return new(found.Market, asked.Json, [.. new[] { found.Missing, asked.Missing }.OfType<Missing>()]);
    }

    static Enrichment Nothing(MissingReason reason, string message) => new(null, null, [new(reason, message)]);
}
