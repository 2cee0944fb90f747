using System.Collections.Immutable;

namespace MarketData.Domain.Bars;

/// <summary>The closes of the last closed bars, oldest first: what the indicators look back on.</summary>
public sealed class CloseWindow
{
    public const int Length = 60;

    public static readonly CloseWindow Empty = new([]);

    readonly ImmutableArray<double> closes;

    CloseWindow(ImmutableArray<double> closes) => this.closes = closes;

    public int Count => closes.Length;

    public static CloseWindow Of(ReadOnlySpan<double> closes) =>
        new([.. closes.Length > Length ? closes[^Length..] : closes]);

    /// <param name="newer">How many closes are newer than the one to put in place of another.</param>
    /// <param name="close">The corrected close.</param>
    public CloseWindow Replace(int newer, double close) => new(closes.SetItem(closes.Length - 1 - newer, close));

    /// <param name="newer">How many closes are newer than the one to put in.</param>
    /// <param name="close">The close of a bar that was not there before.</param>
    public CloseWindow Insert(int newer, double close)
    {
        var longer = closes.Insert(closes.Length - newer, close);
        return new(longer.Length > Length ? longer.RemoveAt(0) : longer);
    }

    public ReadOnlySpan<double> AsSpan() => closes.AsSpan();
}
