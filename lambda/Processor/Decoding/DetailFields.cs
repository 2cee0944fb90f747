using System.Text.Json;
using MarketData.Domain.Events;
using MarketData.Shared.Decoding;

namespace MarketData.Processor.Decoding;

/// <summary>
/// Reads an event's detail field by field and keeps the first problem; later reads then no longer matter.
/// </summary>
sealed class DetailFields(Envelope envelope, DateTimeOffset receivedAt)
{
    public Rejection? Problem { get; private set; }

    /// <returns>Null, in place of the event.</returns>
    public MarketEvent? Reject(RejectionReason reason, string message)
    {
        Problem ??= new Rejection(reason, message);
        return null;
    }

    public Exchange Exchange()
    {
        if (!TryGet("exchange", out var value))
        {
            Reject(RejectionReason.MissingExchange, "exchange is missing.");
        }
        else if (
            value.ValueKind == JsonValueKind.String
            && Domain.Events.Exchange.TryParse(value.GetString(), out var exchange)
        )
        {
            return exchange;
        }
        else
        {
            Reject(
                RejectionReason.InvalidExchange,
                $"exchange is {Quoting.Of(value)}; allowed: {Domain.Events.Exchange.Form}."
            );
        }

        return default;
    }

    public Symbol Symbol()
    {
        if (
            !TryGet("symbol", out var value)
            || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()))
        )
        {
            Reject(RejectionReason.MissingSymbol, "symbol is missing or empty.");
        }
        else if (
            value.ValueKind == JsonValueKind.String
            && Domain.Events.Symbol.TryParse(value.GetString(), out var symbol)
        )
        {
            return symbol;
        }
        else
        {
            Reject(
                RejectionReason.InvalidSymbol,
                $"symbol is {Quoting.Of(value)}; allowed: {Domain.Events.Symbol.Form}."
            );
        }

        return default;
    }

    public decimal RequiredPrice(string name)
    {
        if (TryGet(name, out var value))
        {
            return Price(name, value);
        }

        Reject(RejectionReason.MissingPrice, $"{name} is missing.");
        return 0;
    }

    public decimal RequiredVolume(string name)
    {
        if (TryGet(name, out var value))
        {
            return Volume(name, value);
        }

        Reject(RejectionReason.MissingVolume, $"{name} is missing.");
        return 0;
    }

    public QuoteSide? QuoteSide(string priceName, string sizeName)
    {
        if (!TryGet(priceName, out var price))
        {
            return null;
        }

        decimal? size = TryGet(sizeName, out var value) ? Volume(sizeName, value) : null;
        return new QuoteSide(Price(priceName, price), size);
    }

    /// <summary>The event's own time, or the envelope's where it has none.</summary>
    public DateTimeOffset Timestamp()
    {
        var time = envelope.Time;
        if (TryGet("timestamp", out var value) && !JsonTime.TryRead("timestamp", value, out time, out var problem))
        {
            Reject(RejectionReason.InvalidTimestamp, problem);
        }
        else if (!TimeLimits.Allow(time, receivedAt))
        {
            Reject(
                RejectionReason.TimestampOutOfRange,
                $"timestamp is {time:O}; allowed: {TimeLimits.Form(receivedAt)}."
            );
        }

        return time;
    }

    /// <summary>By the producer's trade id where there is one, else by the envelope's id.</summary>
    public EventIdentity TradeIdentity(Exchange exchange, Symbol symbol, DateTimeOffset time)
    {
        if (!TryGet("tradeId", out var value))
        {
            return envelope.Identity;
        }

        var id = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        if (!EventIdentity.TryOfTrade(exchange, symbol, time, id, out var identity))
        {
            Reject(
                RejectionReason.InvalidTradeId,
                $"tradeId is {Quoting.Of(value)}; allowed: a number, or 1 to {EventIdentity.MaxIdLength} "
                    + "printable ASCII characters without spaces."
            );
        }

        return identity;
    }

    /// <summary>Null is absent.</summary>
    bool TryGet(string name, out JsonElement value) =>
        envelope.Detail.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    decimal Price(string name, JsonElement value)
    {
        var problem = Amounts.ReadPrice(name, value, out var price);
        Problem ??= problem;
        return price;
    }

    decimal Volume(string name, JsonElement value)
    {
        var problem = Amounts.ReadVolume(name, value, out var volume);
        Problem ??= problem;
        return volume;
    }
}
