namespace MarketData.InfraTests.Policies;

/// <summary>Every rule with its verdict in every environment.</summary>
static class PolicyTable
{
    public static readonly string[] Environments = ["dev", "staging", "prod", "every"];

    public static readonly IReadOnlyList<Rule> Rules =
    [
        .. Checkov.Rules,
        .. CheckovRights.Rules,
        .. BucketRules.OfCheckov,
        .. SecurityHub.Rules,
        .. BucketRules.OfSecurityHub,
        .. OwnRules.Rules,
    ];

    public static string Markdown() =>
        $"""
            | Rule | Demand | {string.Join(" | ", Environments)} |
            |---|---|{string.Concat(Environments.Select(_ => "---|"))}
            {string.Join('\n', Rules.Select(Row))}

            """;

    public static string Waivers() =>
        $"""
            | Rule | In | Waived because |
            |---|---|---|
            {string.Join(
                '\n',
                Waiver.All.Select(waiver =>
                    $"| {waiver.RuleId} | {string.Join(", ", waiver.Environments)} | {waiver.Reason} |"
                )
            )}

            """;

    static string Row(Rule rule)
    {
        var cells = Environments.Select(environment => Cell(rule, environment));
        return $"| {rule.Id} | {rule.Demand} | {string.Join(" | ", cells)} |";
    }

    static string Cell(Rule rule, string environment)
    {
        var verdict = rule.Evaluate(Synthesized.Of(environment)).Text;
        return verdict == "failed" && Waiver.For(rule.Id, environment) is not null ? "waived" : verdict;
    }
}
