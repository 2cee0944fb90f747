using System.Text;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Domain.Trades;
using MarketData.Shared.Decoding;

namespace MarketData.Trades.Decoding;

/// <summary>
/// Reads the input of an execution: a trade in the envelope of EventBridge. The contract: docs/trades.md.
/// </summary>
static class TradeDecoder
{
    /// <summary>What is kept of a trade that is refused; DynamoDB takes 400 KB for a row.</summary>
    public const int MaxDetailBytes = 64 * 1024;

    /// <exception cref="FormatException">The input is no event: whoever started the execution was not the
    /// bus.</exception>
    public static DecodedTrade Decode(JsonElement input)
    {
        var tradeEvent = ReadEvent(input);
        var detail = input.TryGetProperty("detail", out var value) ? value : default;
        var raw = detail.ValueKind == JsonValueKind.Undefined ? "" : detail.GetRawText();
        var size = Encoding.UTF8.GetByteCount(raw);
        var fields = new DetailFields(detail);
        var type = Text(input, "detail-type");
        if (type != TradeEvents.DetailType)
        {
            fields.Refuse(
                TradeReason.NotATrade,
                $"detail-type is '{Quoting.Of(type)}'; it must be {TradeEvents.DetailType}."
            );
        }

        if (size > MaxDetailBytes)
        {
            fields.Refuse(TradeReason.TooLarge, $"The detail has {size} bytes; at most {MaxDetailBytes} are allowed.");
        }

        var trade = fields.Read();
        var isReadable = trade is not null && fields.Problems.Count == 0;
        return new(
            tradeEvent,
            fields.Id ?? TradeId.OfUnreadable(tradeEvent.Id),
            trade,
            fields.Problems,
            size > MaxDetailBytes ? null : raw,
            isReadable ? TradeDigest.OfContent(trade!) : TradeDigest.OfContent(raw)
        );
    }

    static TradeEvent ReadEvent(JsonElement input)
    {
        var (id, source) = (Text(input, "id"), Text(input, "source"));
        if (id.Length == 0 || source.Length == 0)
        {
            throw new FormatException("The input has no id or no source; it must be an event of EventBridge.");
        }

        if (!input.TryGetProperty("time", out var value))
        {
            throw new FormatException("The input has no time; it must be an event of EventBridge.");
        }

        return JsonTime.TryRead("time", value, out var time, out var problem)
            ? new(id, source, time)
            : throw new FormatException($"The input is no event of EventBridge: {problem}");
    }

    static string Text(JsonElement input, string name) =>
        input.ValueKind == JsonValueKind.Object
        && input.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
