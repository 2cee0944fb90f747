namespace MarketData.Domain.Rules;

/// <summary>On which side of a limit something is worth an alert.</summary>
public enum Direction
{
    Above,
    Below,
}
