using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Ops.Audit;
using MarketData.Sandbox.Lambda;
using Spectre.Console;

namespace MarketData.Sandbox.Report;

static class Summary
{
    public static void Write(IAnsiConsole console, Accounting accounting, AuditVerification audit, Chaos? chaos)
    {
        console.WriteLine();
        Line("sent", Number(accounting.Sent), "");
        Line("stored", Number(accounting.StoredEvents), $"{accounting.Redeliveries} redeliveries absorbed");
        Line("duplicates", Number(accounting.Duplicates), "");
        Line(
            "rejected",
            Number(accounting.RejectedEvents),
            Breakdown(accounting.Rejected.ToDictionary(rejected => rejected.Key.Code(), rejected => rejected.Value))
        );
        Line("dead letters", Number(accounting.DeadLetters), "");
        Line("alerts", Number(accounting.AlertsByStatus.Values.Sum()), Breakdown(accounting.AlertsByStatus));
        Line(
            "audit records",
            Number(audit.Records),
            $"{(audit.Problems.Count == 0 ? "verified" : "NOT as written")}, {audit.Chains} chains, {Number(audit.Events)} events fit"
        );
        Line(
            "put to stored",
            Number(accounting.Latency.Median),
            $"ms median, {Number(accounting.Latency.Percentile99)} ms p99"
        );
        Line("throughput", Number(accounting.EventsPerSecond), "events/s");
        if (chaos is not null)
        {
            Line("mishaps", Number(chaos.Happened.Values.Sum()), Breakdown(chaos.Happened));
        }

        WriteFailedInvocations(console, accounting.FailedInvocations);
        console.WriteLine();
        if (accounting.Problems.Count == 0)
        {
            console.MarkupLine(
                "[green]The accounting comes out: sent = stored + duplicates + rejected, event by event.[/]"
            );
        }

        WriteProblems(console, "The accounting does not come out:", accounting.Problems);
        WriteProblems(console, "The audit trail is not as it was written:", audit.Problems);

        void Line(string what, string count, string more) =>
            console.WriteLine($"{what, -14}{count, 7}  {more}".TrimEnd());
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
        string.Join(", ", counts.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));

    static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
