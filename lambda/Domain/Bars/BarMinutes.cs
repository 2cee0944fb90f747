using System.Numerics;

namespace MarketData.Domain.Bars;

/// <summary>Which of the 60 minutes before the forming one have a bar; minutes without a trade have none.</summary>
/// <param name="Bits">Bit k stands for the minute k + 1 before the forming one.</param>
public readonly record struct BarMinutes(ulong Bits)
{
    public const int Length = 60;

    /// <summary>After the forming bar closed and a newer minute began.</summary>
    /// <param name="minutes">By how many minutes it is newer, 1 or more.</param>
    public BarMinutes Forward(long minutes) =>
        minutes > Length ? default : new((Bits << (int)minutes | 1UL << (int)(minutes - 1)) & (1UL << Length) - 1);

    /// <param name="ago">Minutes before the forming one, 1 to 60.</param>
    public BarMinutes With(int ago) => new(Bits | 1UL << (ago - 1));

    /// <summary>
    /// How many bars lie between the forming one and the newest that is at least so old; null where none is.
    /// </summary>
    /// <param name="ago">Minutes before the forming one, 1 to 60.</param>
    public int? NewerThan(int ago)
    {
        var old = Bits >> (ago - 1) << (ago - 1);
        return old == 0 ? null : BitOperations.PopCount(Bits & (1UL << BitOperations.TrailingZeroCount(old)) - 1);
    }
}
