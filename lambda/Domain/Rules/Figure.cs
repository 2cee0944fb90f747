using System.Globalization;

namespace MarketData.Domain.Rules;

/// <summary>Numbers as a trader reads them.</summary>
public static class Figure
{
    public static string Exact(decimal value) =>
        value.ToString("#,0.############################", CultureInfo.InvariantCulture);

    /// <summary>Exact, and with two decimals at least.</summary>
    public static string Price(decimal value) =>
        value.ToString("#,0.00##########################", CultureInfo.InvariantCulture);

    /// <summary>To a number of significant digits.</summary>
    public static string Rounded(decimal value, int digits)
    {
        var scientific = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        return Exact(decimal.Parse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// To fifteen digits. A ratio of prices can be larger than any decimal; far beyond every threshold, it makes no
    /// difference how far.
    /// </summary>
    public static decimal ToDecimal(double value) => (decimal)Math.Clamp(value, -1e27, 1e27);
}
