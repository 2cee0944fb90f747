using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Rules;

/// <summary>The rules for people to read: a line for each, and below one that cannot be in force, why.</summary>
public static class RuleList
{
    static readonly string[] Columns = ["kind", "symbols", "severity"];

    public static Answer ToAnswer(IReadOnlyList<Item> rows) =>
        Answer.Of(
            Operation.Success,
            [.. rows.Select(ListedRule.Of)],
            RulesJson.Default.IReadOnlyListListedRule,
            output =>
            {
                foreach (var line in Of(rows))
                {
                    output.WriteLine(line);
                }
            }
        );

    public static IEnumerable<string> Of(IReadOnlyList<Item> rows)
    {
        if (rows.Count == 0)
        {
            yield return "There are no rules: nobody is told of anything.";
        }

        var width = rows.Max(row => (int?)row[Tables.AlertRules.HashKey].S.Length) ?? 0;
        foreach (var row in rows)
        {
            var (state, problems) = ListedRule.StateOf(row);
            var columns = $"{Shown(row, "kind"), -16}{Shown(row, "symbols"), -8}{Shown(row, "severity"), -8}";
            yield return $"{row[Tables.AlertRules.HashKey].S.PadRight(width)}  {state, -5}{columns}{OwnFieldsOf(row)}";
            foreach (var problem in problems)
            {
                yield return $"    {problem}";
            }
        }
    }

    /// <summary>The fields that not every rule has, and their values.</summary>
    public static string OwnFieldsOf(Item row) =>
        string.Join(
            ", ",
            row.Keys.Except([Tables.AlertRules.HashKey, AlertRuleFields.Enabled, .. Columns])
                .Order(StringComparer.Ordinal)
                .Select(name => $"{name} {Shown(row, name)}")
        );

    static string Shown(Item row, string name) =>
        row.TryGetValue(name, out var value) ? value.S ?? value.N ?? "?" : "-";
}
