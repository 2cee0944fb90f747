using System.Globalization;
using MarketData.Contract;

namespace MarketData.Trades.Parameters;

/// <summary>What operators have set.</summary>
/// <param name="ApiEndpoint">Absent: no reference data is asked for.</param>
/// <param name="ProcessingThreshold">The largest amount that is recorded without a person.</param>
/// <param name="MaxRetries">Of a question to the reference data.</param>
sealed record TradeParameterValues(Uri? ApiEndpoint, decimal ProcessingThreshold, int MaxRetries)
{
    const int MostRetries = 10;

    /// <exception cref="FormatException">Names all parameters that are wrong, their values and what is
    /// allowed.</exception>
    public static TradeParameterValues Read(string path, IReadOnlyDictionary<string, string> texts)
    {
        var problems = new List<string>();
        var values = new TradeParameterValues(
            Read(
                TradeParameters.ApiEndpoint,
                ReadEndpoint,
                $"an http or https URL, or {TradeParameters.None}"
            ).Endpoint,
            Read(TradeParameters.ProcessingThreshold, ReadThreshold, "a decimal number above 0"),
            Read(TradeParameters.MaxRetries, ReadRetries, $"a whole number from 0 to {MostRetries}")
        );
        return problems.Count == 0 ? values : throw new FormatException(string.Join(' ', problems));

        T Read<T>(string name, Func<string, T?> read, string allowed)
            where T : struct
        {
            var text = texts.GetValueOrDefault(name)?.Trim();
            if (text is not null && read(text) is { } value)
            {
                return value;
            }

            problems.Add(
                $"The parameter {path}{name} is {(text is null ? "missing" : $"'{text}'")}; it must be {allowed}."
            );
            return default;
        }
    }

    static EndpointText? ReadEndpoint(string text) =>
        text == TradeParameters.None ? new(null)
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? new(uri)
        : null;

    static decimal? ReadThreshold(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : null;

    static int? ReadRetries(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostRetries
            ? number
            : null;

    readonly record struct EndpointText(Uri? Endpoint);
}
