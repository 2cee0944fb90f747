using System.Text;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Shared.Decoding;

namespace MarketData.Processor.Decoding;

/// <summary>
/// Turns a message's body into a market event, or into the reason why it is not one. The contract: docs/events.md.
/// </summary>
public static class EventDecoder
{
    public const int MaxBodyBytes = 256 * 1024;
    public const int MaxDepth = 16;

    static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static Decoded Decode(string body, DateTimeOffset receivedAt)
    {
        if (Encoding.UTF8.GetByteCount(body) is var size and > MaxBodyBytes)
        {
            return Invalid(RejectionReason.TooLarge, $"The body has {size} bytes; at most {MaxBodyBytes} are allowed.");
        }

        if (body.StartsWith('\uFEFF'))
        {
            return Invalid(RejectionReason.NotJson, "The body begins with a byte-order mark; send JSON without one.");
        }

        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return DecodeEnvelope(document.RootElement, receivedAt);
        }
        catch (JsonException failure)
        {
            return new Decoded.Invalid(JsonProblem.Of(body, failure, MaxDepth), EnvelopeId: null);
        }
        catch (Exception failure)
            when (failure is InvalidOperationException or ArgumentException && !JsonProblem.IsUnicode(body))
        {
            return Invalid(RejectionReason.NotJson, "The body holds text that is not Unicode.");
        }
    }

    static Decoded DecodeEnvelope(JsonElement root, DateTimeOffset receivedAt)
    {
        if (!Envelope.TryRead(root, out var envelope, out var problem))
        {
            return new Decoded.Invalid(problem, Envelope.IdOf(root) is { } id ? Quoting.Of(id) : null);
        }

        var fields = new DetailFields(envelope, receivedAt);
        MarketEvent? marketEvent = envelope.DetailType switch
        {
            BusEvents.TradeExecution or BusEvents.RawMarketData => DecodeTrade(envelope, fields, receivedAt),
            BusEvents.Quote => DecodeQuote(envelope, fields, receivedAt),
            _ => fields.Reject(
                RejectionReason.UnknownType,
                $"detail-type is '{Quoting.Of(envelope.DetailType)}'; allowed: "
                    + $"{string.Join(", ", BusEvents.DetailTypes)}."
            ),
        };

        return fields.Problem is { } rejection
            ? new Decoded.Invalid(rejection, envelope.Id)
            : new Decoded.Valid(marketEvent!);
    }

    static Trade? DecodeTrade(Envelope envelope, DetailFields fields, DateTimeOffset receivedAt)
    {
        var exchange = fields.Exchange();
        var symbol = fields.Symbol();
        var price = fields.RequiredPrice("price");
        var volume = fields.RequiredVolume("volume");
        var timestamp = fields.Timestamp();
        var identity = fields.TradeIdentity(exchange, symbol, timestamp);
        return fields.Problem is not null
            ? null
            : new Trade(price, volume)
            {
                Identity = identity,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = timestamp,
                ReceivedAt = receivedAt,
                IsReplay = envelope.IsReplay,
            };
    }

    static Quote? DecodeQuote(Envelope envelope, DetailFields fields, DateTimeOffset receivedAt)
    {
        var exchange = fields.Exchange();
        var symbol = fields.Symbol();
        var bid = fields.QuoteSide("bid", "bidSize");
        var ask = fields.QuoteSide("ask", "askSize");
        var timestamp = fields.Timestamp();
        var identity = fields.TradeIdentity(exchange, symbol, timestamp);
        if (bid is null && ask is null)
        {
            fields.Reject(RejectionReason.EmptyQuote, "The quote has neither bid nor ask.");
        }

        return fields.Problem is not null
            ? null
            : new Quote(bid, ask)
            {
                Identity = identity,
                Exchange = exchange,
                Symbol = symbol,
                Timestamp = timestamp,
                ReceivedAt = receivedAt,
                IsReplay = envelope.IsReplay,
            };
    }

    static Decoded.Invalid Invalid(RejectionReason reason, string message) =>
        new(new Rejection(reason, message), EnvelopeId: null);
}
