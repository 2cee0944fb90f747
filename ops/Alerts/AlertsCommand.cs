using System.CommandLine;
using MarketData.Ops.Deployment;
using Printable = MarketData.Tools.Printable;

namespace MarketData.Ops.Alerts;

/// <summary>The commands that begin with <c>alerts</c>.</summary>
static class AlertsCommand
{
    const int MostListed = 1000;
    const int ListedUnlessGiven = 20;

    public static Command Create() => new("alerts", "The alerts that were raised.") { List(), Acknowledge() };

    static Command List()
    {
        var symbol = SymbolOption.Create("Only this symbol's.");
        var limit = NumberOption.Create("--limit", ListedUnlessGiven, 1, MostListed, "At most so many.");
        var open = new Option<bool>("--open") { Description = "Only those that nobody has acknowledged." };
        var list = new Command("list", "Shows the newest alerts, and what became of them.") { symbol, limit, open };
        Set(
            list,
            "The alerts were not read",
            async (alerts, run) =>
            {
                var rows = await alerts.ReadAsync(run.Get(symbol), run.Get(limit), run.Cancellation);
                return Listed(run.Get(open) ? [.. rows.Where(row => row.Acknowledged is null)] : rows);
            }
        );
        return list;
    }

    static Command Acknowledge()
    {
        var ids = new Argument<string[]>("ALERT_ID")
        {
            Description = "The alerts, as list shows them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var note = new Option<string?>("--note") { HelpName = "TEXT", Description = "What was found or done." };
        var acknowledge = new Command("ack", "Notes that somebody has seen to alerts: who, and when.") { ids, note };
        Set(
            acknowledge,
            "The alerts were not all acknowledged",
            async (alerts, run) =>
            {
                var now = DateTimeOffset.UtcNow;
                var by = await Caller.FindAsync(run.Deployed, run.Cancellation);
                var (seen, missing) = (new List<AlertRow>(), new List<string>());
                foreach (var id in run.Get(ids).Distinct(StringComparer.Ordinal))
                {
                    var row = await alerts.AcknowledgeAsync(id, new(by, now, run.Get(note)), run.Cancellation);
                    if (row is null)
                    {
                        missing.Add(id);
                    }
                    else
                    {
                        seen.Add(row);
                    }
                }

                return Acknowledged(seen, missing);
            }
        );
        return acknowledge;
    }

    static Answer Listed(IReadOnlyList<AlertRow> rows) =>
        Answer.Of(
            Operation.Success,
            new([.. rows.Select(ListedAlert.Of)]),
            AlertsJson.Default.ListedAlerts,
            output =>
            {
                foreach (var line in rows.SelectMany(AlertText.LinesOf))
                {
                    output.WriteLine(line);
                }

                output.WriteLine($"{rows.Count} {(rows.Count == 1 ? "alert" : "alerts")}.");
            }
        );

    static Answer Acknowledged(List<AlertRow> seen, List<string> missing) =>
        Answer.Of(
            missing.Count == 0 ? Operation.Success : Operation.No,
            new([.. seen.Select(ListedAlert.Of)], missing),
            AlertsJson.Default.AcknowledgedAlerts,
            output =>
            {
                foreach (var line in seen.SelectMany(AlertText.LinesOf))
                {
                    output.WriteLine(line);
                }

                foreach (var id in missing)
                {
                    output.WriteLine($"There is no alert {Printable.Of(id)}.");
                }
            }
        );

    static void Set(Command command, string notDone, Func<AlertTable, CommandRun, Task<Answer>> work) =>
        Operation.Set(
            command,
            notDone,
            async run =>
            {
                var settings = await DeployedProcessor.ReadSettingsAsync(run.Deployed, run.Cancellation);
                using var dynamo = run.Deployed.DynamoDb();
                return await work(new AlertTable(dynamo, settings), run);
            }
        );
}
