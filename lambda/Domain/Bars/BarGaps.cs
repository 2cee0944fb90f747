namespace MarketData.Domain.Bars;

/// <summary>
/// After which of the kept closes there is a gap: more than 30 minutes to the bar after it, as overnight. The step from
/// one to the other belongs to no series of one-minute returns.
/// </summary>
/// <param name="Bits">Bit k stands for the close with k newer ones, and the bar after it.</param>
public readonly record struct BarGaps(ulong Bits)
{
    /// <summary>Bars so many minutes apart are not apart yet.</summary>
    public const int Minutes = 30;

    const ulong Kept = (1UL << CloseWindow.Length) - 1;

    public static bool IsGap(DateTimeOffset minute, DateTimeOffset next) =>
        next - minute > TimeSpan.FromMinutes(Minutes);

    /// <summary>After the forming bar became the newest close.</summary>
    /// <param name="isGap">Whether there is a gap between it and the new forming one.</param>
    public BarGaps Forward(bool isGap) => new((Bits << 1 | (isGap ? 1UL : 0)) & Kept);

    /// <summary>After a close was put in between two others.</summary>
    /// <param name="newer">How many closes are newer than it.</param>
    /// <param name="before">Whether there is a gap before it; false where no close is older.</param>
    /// <param name="after">Whether there is a gap after it.</param>
    public BarGaps Insert(int newer, bool before, bool after)
    {
        var unchanged = (1UL << newer) - 1;
        var older = Bits >> newer >> 1 << newer << 2;
        return new((older | (before ? 2UL << newer : 0) | (after ? 1UL << newer : 0) | (Bits & unchanged)) & Kept);
    }
}
