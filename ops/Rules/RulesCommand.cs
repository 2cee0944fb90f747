using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Rules;

/// <summary>The commands that begin with <c>rules</c>.</summary>
static class RulesCommand
{
    const string InForce = "In force within 30 seconds.";

    public static Command Create() =>
        new("rules", "The alert rules. A change is in force within 30 seconds.")
        {
            List(),
            Validate(),
            Put(),
            Change("enable", "Switches a rule on.", "enabled", (rules, id, stop) => rules.EnableAsync(id, stop)),
            Change("disable", "Switches a rule off.", "disabled", (rules, id, stop) => rules.DisableAsync(id, stop)),
            Change("delete", "Removes a rule.", "deleted", (rules, id, stop) => rules.DeleteAsync(id, stop)),
        };

    static Command List()
    {
        var list = new Command("list", "Shows the rules, and what is wrong with those that cannot be in force.");
        Set(
            list,
            "The rules were not read",
            async (rules, run) => RuleList.ToAnswer(await rules.ReadAsync(run.Cancellation))
        );
        return list;
    }

    static Command Validate()
    {
        var file = new Argument<FileInfo>("FILE.json")
        {
            Description = "Rules as put takes them, in an array or one after the other.",
        }.AcceptExistingOnly();
        var validate = new Command(
            "validate",
            "Says all that is wrong with a file of rules, by line and field. AWS is not asked for anything."
        )
        {
            file,
        };
        Operation.Set(
            validate,
            "The rules were not checked",
            async run => Checked(await RuleSetFile.ReadAsync(run.Get(file), run.Cancellation, mayBeOff: true))
        );
        return validate;
    }

    static Answer Checked(RuleSetFile file) =>
        Answer.Of(
            file.Faults.Count == 0 ? Operation.Success : Operation.No,
            new(file.Name, file.Rules.Count, file.Off, file.Faults),
            RulesJson.Default.CheckedRules,
            output =>
            {
                foreach (var fault in file.Faults)
                {
                    output.WriteLine($"Refused: {fault}");
                }

                if (file.Faults.Count == 0)
                {
                    output.WriteLine($"{file.Name}: nothing is wrong; {file.Rules.Count} on, {file.Off} off.");
                }
            }
        );

    static Command Put()
    {
        var file = new Argument<FileInfo>("FILE.json")
        {
            Description = "A JSON object with the fields of a rule, as docs/alerts.md has them.",
        }.AcceptExistingOnly();
        var put = new Command("put", "Writes a new rule, or one in place of the rule of the same rule_id.") { file };
        Set(
            put,
            "The rule was not written",
            async (rules, run) =>
            {
                Item row;
                try
                {
                    row = RuleFile.Parse(await File.ReadAllTextAsync(run.Get(file).FullName, run.Cancellation));
                }
                catch (FormatException problem)
                {
                    return Told(rule: null, "written", [$"the file was not read: {problem.Message}"]);
                }

                var problems = await rules.PutAsync(row, run.Cancellation);
                return Told(row.GetValueOrDefault(Tables.AlertRules.HashKey)?.S, "written", problems);
            }
        );
        return put;
    }

    static Command Change(
        string name,
        string description,
        string done,
        Func<RuleTable, string, CancellationToken, Task<IReadOnlyList<string>>> change
    )
    {
        var id = new Argument<string>("ID") { Description = "The rule's rule_id." };
        var command = new Command(name, description) { id };
        Set(
            command,
            $"The rule was not {done}",
            async (rules, run) => Told(run.Get(id), done, await change(rules, run.Get(id), run.Cancellation))
        );
        return command;
    }

    static Answer Told(string? rule, string done, IReadOnlyList<string> problems) =>
        Answer.Of(
            problems.Count == 0 ? Operation.Success : Operation.No,
            new(rule, problems.Count == 0 ? done : null, problems),
            RulesJson.Default.RuleChange,
            output =>
            {
                if (problems.Count == 0)
                {
                    output.WriteLine($"Rule '{rule}' was {done}. {InForce}");
                }

                foreach (var problem in problems)
                {
                    output.WriteLine($"Refused: {problem}");
                }
            }
        );

    static void Set(Command command, string notDone, Func<RuleTable, CommandRun, Task<Answer>> work) =>
        Operation.Set(
            command,
            notDone,
            async run =>
            {
                var settings = await DeployedProcessor.ReadSettingsAsync(run.Deployed, run.Cancellation);
                using var dynamo = run.Deployed.DynamoDb();
                return await work(new RuleTable(dynamo, settings.AlertRulesTable), run);
            }
        );
}
