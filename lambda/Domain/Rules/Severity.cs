namespace MarketData.Domain.Rules;

public enum Severity
{
    Low,
    Medium,
    High,
}
