using System.Text.Json;
using MarketData.Domain.Events;

namespace MarketData.Processor.Decoding;

/// <summary>Reads an event's detail field by field and keeps the first problem; later reads then no longer matter.</summary>
sealed class DetailFields(Envelope envelope, DateTimeOffset receivedAt)
{
    static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    public Rejection? Problem { get; private set; }

    /// <summary>Notes a problem; the null stands in for the event that does not come to be.</summary>
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
                $"exchange is {Quoting.Of(value)}; allowed are 1 to {Domain.Events.Exchange.MaxLength} letters, digits or . - _ : /"
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
                $"symbol is {Quoting.Of(value)}; allowed are 1 to {Domain.Events.Symbol.MaxLength} letters, digits or . - / _ : = ^ $ + # & @"
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
        if (TryGet("timestamp", out var value) && !JsonTime.TryRead(value, out time))
        {
            Reject(
                RejectionReason.InvalidTimestamp,
                $"timestamp is {Quoting.Of(value)}; allowed are ISO-8601 text and Unix seconds or milliseconds."
            );
        }
        else if (time < Earliest || time > receivedAt + MaxAhead)
        {
            Reject(
                RejectionReason.TimestampOutOfRange,
                $"timestamp is {time:O}; allowed is 1990 to a day after {receivedAt:O}, when it was received."
            );
        }

        return time;
    }

    /// <summary>By the producer's trade id where there is one, else by the envelope's id.</summary>
    public EventIdentity TradeIdentity(Exchange exchange)
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
        if (!EventIdentity.TryOfTrade(exchange, id, out var identity))
        {
            Reject(
                RejectionReason.InvalidTradeId,
                $"tradeId is {Quoting.Of(value)}; allowed are a number, or 1 to {EventIdentity.MaxIdLength} printable characters without blanks."
            );
        }

        return identity;
    }

    /// <summary>Null is absent.</summary>
    bool TryGet(string name, out JsonElement value) =>
        envelope.Detail.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    decimal Price(string name, JsonElement value)
    {
        var number = Number(name, value, RejectionReason.PriceNotANumber, RejectionReason.PriceNotFinite);
        if (number <= 0)
        {
            Reject(RejectionReason.PriceNotPositive, $"{name} is {Quoting.Of(value)}; it must be above 0.");
        }

        return number;
    }

    decimal Volume(string name, JsonElement value)
    {
        var number = Number(name, value, RejectionReason.VolumeNotANumber, RejectionReason.VolumeNotFinite);
        if (number < 0)
        {
            Reject(RejectionReason.VolumeNegative, $"{name} is {Quoting.Of(value)}; it must be 0 or more.");
        }

        return number;
    }

    /// <summary>Numbers may come as text, which some producers send so that no parser on the way rounds them.</summary>
    decimal Number(string name, JsonElement value, RejectionReason notANumber, RejectionReason notFinite)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString()!,
            _ => "",
        };
        var outcome = ExactDecimal.Read(text, out var number);
        if (outcome != ExactDecimal.Outcome.Exact)
        {
            var (reason, problem) = outcome switch
            {
                ExactDecimal.Outcome.NotFinite => (notFinite, "it must be finite."),
                ExactDecimal.Outcome.TooManyDigits => (
                    RejectionReason.TooManyDigits,
                    $"at most {ExactDecimal.MaxDigits} significant digits and {ExactDecimal.MaxDigits} decimals are kept exactly."
                ),
                ExactDecimal.Outcome.OutOfRange => (
                    RejectionReason.NumberOutOfRange,
                    $"it must be below 10 to the power of {NumberLimits.PowerOfTen}."
                ),
                _ => (notANumber, "it must be a decimal number."),
            };
            Reject(reason, $"{name} is {Quoting.Of(value)}; {problem}");
        }

        return number;
    }
}
