namespace MarketData.Domain.Events;

/// <summary>
/// Prices and volumes, and what they are compared with, stay below 10^18: a day's volume must not overflow.
/// </summary>
public static class NumberLimits
{
    public const int PowerOfTen = 18;

    /// <summary>The first number that is too large.</summary>
    public const decimal TooLarge = 1_000_000_000_000_000_000;
}
