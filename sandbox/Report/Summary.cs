using System.Globalization;
using Spectre.Console;

namespace MarketData.Sandbox.Report;

static class Summary
{
    public static void Write(IAnsiConsole console, Accounting accounting)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("what", "how many", "more");
        table.AddRow("sent", Number(accounting.Sent), "");
        table.AddRow("stored", Number(accounting.StoredEvents), $"{accounting.Redeliveries} redeliveries absorbed");
        table.AddRow("duplicates", Number(accounting.Duplicates), "");
        table.AddRow("rejected", Number(accounting.RejectedEvents), Breakdown(accounting.Rejected));
        table.AddRow("dead letters", Number(accounting.DeadLetters), "");
        table.AddRow("alerts", Number(accounting.AlertsByStatus.Values.Sum()), Breakdown(accounting.AlertsByStatus));
        table.AddRow("put to stored", $"{Milliseconds(accounting.Latency.Median)} ms", $"median; {Milliseconds(accounting.Latency.Percentile99)} ms p99");
        table.AddRow("throughput", Number((int)accounting.EventsPerSecond), "events/s");
        console.WriteLine();
        console.Write(table);
        WriteFailedInvocations(console, accounting.FailedInvocations);
        console.WriteLine();
        if (accounting.Problems.Count == 0)
        {
            console.MarkupLine("[green]The accounting comes out: sent = stored + duplicates + rejected, event by event.[/]");
        }

        WriteProblems(console, "The accounting does not come out:", accounting.Problems);
    }

    public static void WriteEnd(IAnsiConsole console, string drift, IReadOnlyList<string> left)
    {
        if (drift.Length > 0)
        {
            console.MarkupLineInterpolated($"[red]Another deployment would change:[/]\n{drift}");
        }

        if (left.Count == 0)
        {
            console.MarkupLine("[green]Destroyed; the emulator holds nothing of the deployment any more.[/]");
        }

        WriteProblems(console, "Destroyed, but the emulator still holds:", left);
    }

    static void WriteFailedInvocations(IAnsiConsole console, IReadOnlyList<string> failures)
    {
        foreach (var (reason, count) in failures.CountBy(reason => reason))
        {
            console.MarkupLineInterpolated($"[yellow]{count} failed invocations: {reason}[/]");
        }
    }

    static void WriteProblems(IAnsiConsole console, string title, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            console.MarkupLineInterpolated($"[red]{title}[/]");
        }

        foreach (var problem in problems)
        {
            console.MarkupLineInterpolated($"[red]  {problem}[/]");
        }
    }

    static string Breakdown<T>(IReadOnlyDictionary<T, int> counts)
        where T : notnull =>
        Markup.Escape(string.Join(", ", counts.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}")));

    static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    static string Milliseconds(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
