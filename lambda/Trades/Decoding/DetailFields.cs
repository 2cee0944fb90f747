using System.Text.Json;
using MarketData.Domain.Events;
using MarketData.Domain.Trades;
using MarketData.Shared.Decoding;

namespace MarketData.Trades.Decoding;

/// <summary>Reads the detail of a trade field by field, and collects everything that is wrong with it.</summary>
sealed class DetailFields(JsonElement detail)
{
    readonly List<TradeProblem> problems = [];

    public IReadOnlyList<TradeProblem> Problems => problems;

    /// <summary>Null where there is none.</summary>
    public TradeId? Id { get; private set; }

    public void Refuse(TradeReason reason, string message) => problems.Add(new(reason, message));

    /// <returns>Of use where there are no problems.</returns>
    public BookedTrade? Read()
    {
        if (detail.ValueKind != JsonValueKind.Object)
        {
            Refuse(
                TradeReason.NotATrade,
                $"detail is {(IsAbsent ? "missing" : Quoting.Of(detail))}; it must be an object."
            );
            return null;
        }

        Id = ReadId();
        return new()
        {
            Id = Id ?? default,
            Amount = ReadAmount(),
            Currency = ReadCurrency(),
            SourceSystem = ReadSourceSystem(),
            Symbol = ReadSymbol(),
            Side = ReadSide(),
            Price = ReadOptional("price", TradeReason.InvalidPrice),
            Quantity = ReadOptional("quantity", TradeReason.InvalidQuantity),
            ExecutedAt = ReadExecutedAt(),
        };
    }

    bool IsAbsent => detail.ValueKind == JsonValueKind.Undefined;

    TradeId? ReadId()
    {
        if (!TryGet("tradeId", out var value))
        {
            Refuse(TradeReason.MissingTradeId, "tradeId is missing.");
            return null;
        }

        if (TradeId.TryParse(TextOf(value), out var id))
        {
            return id;
        }

        Refuse(TradeReason.InvalidTradeId, $"tradeId is {Quoting.Of(value)}; allowed: a number, or {TradeId.Form}.");
        return null;
    }

    decimal ReadAmount()
    {
        if (!TryGet("amount", out var value))
        {
            Refuse(TradeReason.MissingAmount, "amount is missing.");
            return 0;
        }

        var (reason, allowed) = ExactDecimal.Read(TextOf(value), out var amount) switch
        {
            ExactDecimal.Outcome.Exact when amount > 0 => default,
            ExactDecimal.Outcome.Exact => (TradeReason.AmountNotPositive, "above 0"),
            ExactDecimal.Outcome.NotFinite => (TradeReason.AmountNotFinite, "finite"),
            ExactDecimal.Outcome.TooManyDigits => (
                TradeReason.TooManyDigits,
                $"of at most {ExactDecimal.MaxDigits} significant digits and {ExactDecimal.MaxDigits} decimals"
            ),
            ExactDecimal.Outcome.OutOfRange => (
                TradeReason.AmountOutOfRange,
                $"below 10 to the power of {NumberLimits.PowerOfTen}"
            ),
            _ => (TradeReason.AmountNotANumber, "a decimal number"),
        };
        if (allowed is not null)
        {
            Refuse(reason, $"amount is {Quoting.Of(value)}; it must be {allowed}.");
        }

        return amount;
    }

    Currency ReadCurrency()
    {
        if (!TryGet("currency", out var value))
        {
            Refuse(TradeReason.MissingCurrency, "currency is missing.");
            return default;
        }

        if (!Currency.TryParse(TextOf(value), out var currency))
        {
            Refuse(TradeReason.UnknownCurrency, $"currency is {Quoting.Of(value)}; allowed: a code of ISO 4217.");
        }

        return currency;
    }

    string ReadSourceSystem()
    {
        if (TryGet("sourceSystem", out var value) && TextOf(value).Trim() is { Length: > 0 } text)
        {
            return Quoting.Of(text.ToUpperInvariant());
        }

        Refuse(TradeReason.MissingSourceSystem, "sourceSystem is missing or empty.");
        return "";
    }

    Symbol? ReadSymbol()
    {
        if (!TryGet("symbol", out var value))
        {
            return null;
        }

        if (!Symbol.TryParse(TextOf(value), out var symbol))
        {
            Refuse(TradeReason.InvalidSymbol, $"symbol is {Quoting.Of(value)}; allowed: {Symbol.Form}.");
        }

        return symbol;
    }

    Side? ReadSide()
    {
        if (!TryGet("side", out var value))
        {
            return null;
        }

        switch (TextOf(value).ToUpperInvariant())
        {
            case "BUY":
                return Side.Buy;
            case "SELL":
                return Side.Sell;
            default:
                Refuse(TradeReason.InvalidSide, $"side is {Quoting.Of(value)}; allowed: BUY, SELL.");
                return null;
        }
    }

    decimal? ReadOptional(string name, TradeReason invalid)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (ExactDecimal.Read(TextOf(value), out var number) != ExactDecimal.Outcome.Exact || number <= 0)
        {
            Refuse(
                invalid,
                $"{name} is {Quoting.Of(value)}; allowed: a decimal number above 0, below 10 to the power of "
                    + $"{NumberLimits.PowerOfTen} and of at most {ExactDecimal.MaxDigits} digits."
            );
        }

        return number;
    }

    DateTimeOffset? ReadExecutedAt()
    {
        if (!TryGet("executedAt", out var value))
        {
            return null;
        }

        if (!JsonTime.TryRead("executedAt", value, out var time, out var problem))
        {
            Refuse(TradeReason.InvalidExecutedAt, problem);
            return null;
        }

        if (time < TimeLimits.Earliest)
        {
            Refuse(TradeReason.InvalidExecutedAt, $"executedAt is {time:O}; allowed: from 1990 on.");
        }

        return time;
    }

    /// <summary>Null is absent.</summary>
    bool TryGet(string name, out JsonElement value) =>
        detail.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Numbers may come as text, which some producers send so that no parser on the way rounds them.</summary>
    static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
}
