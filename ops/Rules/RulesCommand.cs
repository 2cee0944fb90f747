using System.CommandLine;
using Amazon.DynamoDBv2;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Rules;

/// <summary>The commands that begin with <c>rules</c>.</summary>
static class RulesCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE.json")
        {
            Description = "A JSON object with the fields of a rule, as docs/alerts.md has them.",
        };
        var id = new Argument<string>("ID") { Description = "The rule's rule_id." };
        var list = new Command("list", "Shows the rules, and what is wrong with those that cannot be in force.");
        var put = new Command("put", "Writes a new rule, or one in place of the rule of the same rule_id.") { file };
        var enable = new Command("enable", "Switches a rule on.") { id };
        var disable = new Command("disable", "Switches a rule off.") { id };
        var delete = new Command("delete", "Removes a rule.") { id };
        Set(
            list,
            async (rules, _, output, cancellation) =>
            {
                foreach (var line in RuleList.Of(await rules.ReadAsync(cancellation)))
                {
                    await output.WriteLineAsync(line);
                }

                return [];
            }
        );
        Set(
            put,
            async (rules, parsed, _, cancellation) =>
                await rules.PutAsync(
                    RuleFile.Parse(await File.ReadAllTextAsync(parsed.GetValue(file)!.FullName, cancellation)),
                    cancellation
                )
        );
        Set(enable, (rules, parsed, _, cancellation) => rules.EnableAsync(parsed.GetValue(id)!, cancellation));
        Set(disable, (rules, parsed, _, cancellation) => rules.DisableAsync(parsed.GetValue(id)!, cancellation));
        Set(delete, (rules, parsed, _, cancellation) => rules.DeleteAsync(parsed.GetValue(id)!, cancellation));
        return new Command("rules", "The alert rules. A change is in force within 30 seconds.")
        {
            list,
            put,
            enable,
            disable,
            delete,
        };
    }

    static void Set(
        Command command,
        Func<RuleTable, ParseResult, TextWriter, CancellationToken, Task<IReadOnlyList<string>>> change
    ) =>
        Operation.Set(
            command,
            "The rules were not reached",
            async (parsed, cancellation) =>
            {
                var settings = await DeployedProcessor.ReadSettingsAsync(cancellation);
                using var dynamo = new AmazonDynamoDBClient();
                var rules = new RuleTable(dynamo, settings.AlertRulesTable);
                var problems = await ProblemsOfAsync(() =>
                    change(rules, parsed, parsed.InvocationConfiguration.Output, cancellation)
                );
                foreach (var problem in problems)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"Refused: {problem}");
                }

                return problems.Count == 0 ? Operation.Success : Operation.No;
            }
        );

    static async Task<IReadOnlyList<string>> ProblemsOfAsync(Func<Task<IReadOnlyList<string>>> change)
    {
        try
        {
            return await change();
        }
        catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
        {
            return [$"the file was not read: {failure.Message}"];
        }
    }
}
