using System.Globalization;
using System.Text.Json;
using MarketData.Domain.Trades;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;
using MarketData.Trades.Decoding;
using MarketData.Trades.Messages;
using MarketData.Trades.Parameters;
using MarketData.Trades.Recording;

namespace MarketData.Trades.Validating;

/// <summary>The task <c>validate</c>: all that is wrong with a trade.</summary>
sealed class ValidateTask(ParameterStore parameters, TradeRows rows, ValidateSettings settings)
{
    public static ValidateTask Create(
        FunctionClients clients,
        ValidateSettings settings,
        JsonLog log,
        TimeProvider time,
        Random? jitter = null
    )
    {
        var backoff = new Backoff(time, jitter);
        return new(
            new ParameterStore(clients.Ssm(), settings.ParameterPath, backoff, new FailureBoundary(log), time),
            new TradeRows(clients.DynamoDb(), settings.TradesTable, backoff),
            settings
        );
    }

    public async Task<ValidationAnswer> HandleAsync(JsonElement input, string requestId, CancellationToken cancellation)
    {
        var decoded = TradeDecoder.Decode(input);
        var known = rows.LoadAsync(decoded.Id, cancellation);
        var values = await parameters.GetAsync(cancellation);
        var policy = new TradePolicy(settings.SourceSystems, values.ProcessingThreshold, settings.ClockSkew);
        TradeProblem[] problems =
        [
            .. decoded.Problems,
            .. decoded.Read is { } read ? policy.ProblemsOf(read, decoded.Event) : [],
            .. Known(decoded, await known),
        ];
        return new(
            decoded.Id.Value,
            [.. problems.Select(problem => new ReasonMessage(problem.Code, problem.Message))],
            decoded.Trade is { } trade ? TradeMessage.Of(trade) : null,
            problems.Length == 0 ? null : decoded.Detail,
            $"{decoded.ContentHash}"
        );
    }

    /// <summary>By its content, and not its id alone. <c>record</c> has the last word.</summary>
    static IEnumerable<TradeProblem> Known(DecodedTrade decoded, IReadOnlyList<RecordedTrade> known)
    {
        if (known.FirstOrDefault(row => row.Status == TradeStatus.Recorded) is not { } recorded)
        {
            yield break;
        }

        var at = recorded.RecordedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        yield return recorded.ContentHash == decoded.ContentHash
            ? new(TradeReason.Duplicate, $"{decoded.Id} was recorded at {at} with the same content.")
            : new(TradeReason.Conflict, $"{decoded.Id} was recorded at {at} with other content.");
    }
}
