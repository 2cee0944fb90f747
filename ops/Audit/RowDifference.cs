using Amazon.DynamoDBv2.Model;

namespace MarketData.Ops.Audit;

/// <summary>
/// Compares rows attribute by attribute. The functions write neither sets nor nulls: those are never equal.
/// </summary>
static class RowDifference
{
    /// <returns>An attribute that only one of them has, or each another; null where they are the same.</returns>
    public static string? FirstBetween(Item one, Item other) =>
        one
            .Keys.Union(other.Keys)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(name =>
                !one.TryGetValue(name, out var left) || !other.TryGetValue(name, out var right) || !AreSame(left, right)
            );

    static bool AreSame(AttributeValue one, AttributeValue other) =>
        (one, other) switch
        {
            ({ S: { } left }, { S: { } right }) => left == right,
            ({ N: { } left }, { N: { } right }) => Plain(left) == Plain(right),
            ({ B: { } left }, { B: { } right }) => left.ToArray().AsSpan().SequenceEqual(right.ToArray()),
            ({ BOOL: { } left }, { BOOL: { } right }) => left == right,
            ({ L: { } left }, { L: { } right }) => left.Count == right.Count
                && left.Zip(right).All(pair => AreSame(pair.First, pair.Second)),
            ({ M: { } left }, { M: { } right }) => FirstBetween(left, right) is null,
            _ => false,
        };

    /// <summary>Storage keeps no trailing zeros; the digits before them are compared, however many there are.</summary>
    static string Plain(string number) =>
        number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
