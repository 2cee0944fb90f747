using System.Numerics;

namespace MarketData.Domain.Bars;

/// <summary>Which of the 90 minutes before the forming one have a bar; minutes without a trade have none.</summary>
/// <param name="Bits">Bit k stands for the minute k + 1 before the forming one.</param>
public readonly record struct BarMinutes(UInt128 Bits)
{
    /// <summary>The oldest that a trade may correct.</summary>
    public const int Length = 60;

    /// <summary>So many more that it is known of every bar that can be corrected if one lies close before.</summary>
    const int Known = Length + BarGaps.Minutes;

    /// <summary>After the forming bar closed and a newer minute began.</summary>
    /// <param name="minutes">By how many minutes it is newer, 1 or more.</param>
    public BarMinutes Forward(long minutes) =>
        minutes > Known
            ? default
            : new((Bits << (int)minutes | UInt128.One << (int)(minutes - 1)) & (UInt128.One << Known) - 1);

    /// <param name="ago">Minutes before the forming one, 1 to 60.</param>
    public BarMinutes With(int ago) => new(Bits | UInt128.One << (ago - 1));

    /// <summary>How many of the last minutes before the forming one have a bar.</summary>
    /// <param name="minutes">1 to 60.</param>
    public int CountOfLast(int minutes) => (int)UInt128.PopCount(Bits & (UInt128.One << minutes) - 1);

    /// <summary>Whether no bar lies in the minutes before one, as many as make no gap.</summary>
    /// <param name="ago">Minutes before the forming one, 1 to 60.</param>
    public bool IsGapBefore(int ago) => (Bits >> ago & (UInt128.One << BarGaps.Minutes) - 1) == 0;

    /// <summary>
    /// How many bars lie between the forming one and the newest that is at least so old; null where none of the last
    /// hour is.
    /// </summary>
    /// <param name="ago">Minutes before the forming one, 1 to 60.</param>
    public int? NewerThan(int ago)
    {
        var hour = (ulong)(Bits & (UInt128.One << Length) - 1);
        var old = hour >> (ago - 1) << (ago - 1);
        return old == 0 ? null : BitOperations.PopCount(hour & (1UL << BitOperations.TrailingZeroCount(old)) - 1);
    }
}
