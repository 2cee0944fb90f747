using System.CommandLine;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace MarketData.Ops.Rules;

/// <summary><c>rules</c>: exit code 0 where it was done, 1 where it was refused, 2 where the table could not be reached.</summary>
static class RulesCommand
{
    const int Done = 0;
    const int Refused = 1;
    const int Unreached = 2;

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
        Func<RuleTable, ParseResult, TextWriter, CancellationToken, Task<IReadOnlyList<string>>> run
    ) =>
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
                try
                {
                    var settings = await Deployment.ReadAsync(cancellation);
                    using var dynamo = new AmazonDynamoDBClient();
                    var problems = await run(
                        new RuleTable(dynamo, settings.AlertRulesTable),
                        parsed,
                        output,
                        cancellation
                    );
                    foreach (var problem in problems)
                    {
                        await error.WriteLineAsync($"Refused: {problem}");
                    }

                    return problems.Count == 0 ? Done : Refused;
                }
                catch (Exception failure)
                    when (failure is FormatException or IOException or UnauthorizedAccessException)
                {
                    await error.WriteLineAsync($"The file was not read: {failure.Message}");
                    return Refused;
                }
                catch (Exception failure)
                    when (failure is AmazonServiceException or AmazonClientException or InvalidOperationException)
                {
                    await error.WriteLineAsync($"The rules were not reached: {failure.Message}");
                    return Unreached;
                }
            }
        );
}
