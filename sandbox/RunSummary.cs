using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Ops.Audit;
using MarketData.Sandbox.Lambda;
using MarketData.Sandbox.Report;
using MarketData.Sandbox.Trades;
using MarketData.Tools;
using Spectre.Console;

namespace MarketData.Sandbox;

/// <summary>A run's results for people to read.</summary>
sealed class RunSummary(IAnsiConsole console)
{
    const int ShownMails = 5;

    public void Write(Accounting accounting, AuditVerification audit, Chaos? chaos)
    {
        console.WriteLine();
        WriteCounts(accounting);
        WriteAudit(audit, "events");
        WriteSpeed(accounting);
        if (chaos is not null)
        {
            Line("mishaps", chaos.Happened.Values.Sum(), Breakdown(chaos.Happened));
        }

        foreach (var (reason, count) in accounting.FailedInvocations.CountBy(reason => reason))
        {
            console.MarkupLineInterpolated($"[yellow]{count} failed invocations: {reason}[/]");
        }

        console.WriteLine();
        if (accounting.Problems.Count == 0)
        {
            console.MarkupLine(
                "[green]The accounting comes out: sent = stored + duplicates + rejected, event by event.[/]"
            );
        }

        WriteProblems("The accounting does not come out:", accounting.Problems);
        WriteProblems("The audit trail is not as it was written:", audit.Problems);
    }

    public void Write(TradeAccounting trades, AuditVerification audit, IReadOnlyList<Chaos> chaos)
    {
        console.WriteLine();
        Line("trades sent", trades.Sent, "");
        Line("started", trades.Started, $"executions, {trades.FailedExecutions} failed");
        Line("recorded", trades.Recorded, $"{trades.Enriched} enriched");
        Line("refused", trades.Refused.Values.Sum(), Breakdown(trades.Refused));
        Line("duplicates", trades.Duplicates, "");
        Line("dead letters", trades.DeadLetters, "");
        WriteAudit(audit, "rows");
        Line("put to record", trades.Latency.Median, $"ms median, {Number(trades.Latency.Percentile99)} ms p99");
        console.WriteLine(
            $"{"throughput", -14}{trades.TradesPerSecond.ToString("0.0", CultureInfo.InvariantCulture), 7}  trades/s"
        );
        if (chaos.Count > 0)
        {
            var happened = chaos
                .SelectMany(task => task.Happened)
                .GroupBy(mishap => mishap.Key)
                .ToDictionary(mishap => mishap.Key, mishap => mishap.Sum(task => task.Value));
            Line("mishaps", happened.Values.Sum(), Breakdown(happened));
        }

        console.WriteLine();
        if (trades.Problems.Count == 0)
        {
            console.MarkupLine(
                "[green]The trades come out: sent = recorded + refused + duplicates + dead letters, one by one.[/]"
            );
        }

        WriteProblems("The trades do not come out:", trades.Problems);
        WriteProblems("The audit trail of trades is not as it was written:", audit.Problems);
    }

    /// <summary>The newest, as a trader's inbox has them.</summary>
    /// <param name="mails">Null where the emulator keeps none.</param>
    public void Write(IReadOnlyList<SentMail>? mails)
    {
        if (mails is null)
        {
            return;
        }

        console.WriteLine();
        Line(
            "mails",
            mails.Count,
            mails.Count == 0 ? "" : "to every subscriber whose filter lets them through, such as"
        );
        foreach (var mail in mails.TakeLast(ShownMails).Reverse())
        {
            console.WriteLine($"  {Printable.Of(mail.Subject)}: {Printable.Of(mail.Text.Split('\n')[0])}");
        }
    }

    /// <param name="drift">What another deployment would change; empty for nothing.</param>
    /// <param name="left">What the emulator still holds.</param>
    public void WriteEnd(string drift, IReadOnlyList<string> left)
    {
        if (drift.Length > 0)
        {
            console.MarkupLineInterpolated($"[red]Another deployment would change:[/]\n{drift}");
        }

        if (left.Count == 0)
        {
            console.MarkupLine("[green]Destroyed; the emulator holds nothing of the deployment any more.[/]");
        }

        WriteProblems("Destroyed, but the emulator still holds:", left);
    }

    void WriteCounts(Accounting accounting)
    {
        var rejected = accounting.Rejected.ToDictionary(pair => pair.Key.Code(), pair => pair.Value);
        Line("sent", accounting.Sent, "");
        Line("stored", accounting.StoredEvents, $"{accounting.Redeliveries} redeliveries absorbed");
        Line("duplicates", accounting.Duplicates, "");
        Line("rejected", accounting.RejectedEvents, Breakdown(rejected));
        Line("dead letters", accounting.DeadLetters, "");
        Line("alerts", accounting.AlertsByStatus.Values.Sum(), Breakdown(accounting.AlertsByStatus));
    }

    void WriteAudit(AuditVerification audit, string rows)
    {
        var verdict = audit.Problems.Count == 0 ? "verified" : "NOT as written";
        Line("audit records", audit.Records, $"{verdict}, {audit.Chains} chains, {Number(audit.Rows)} {rows} fit");
    }

    void WriteSpeed(Accounting accounting)
    {
        Line(
            "put to stored",
            accounting.Latency.Median,
            $"ms median, {Number(accounting.Latency.Percentile99)} ms p99"
        );
        Line("throughput", accounting.EventsPerSecond, "events/s");
    }

    void WriteProblems(string title, IReadOnlyList<string> problems)
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

    void Line(string what, double count, string more) =>
        console.WriteLine($"{what, -14}{Number(count), 7}  {more}".TrimEnd());

    static string Breakdown<T>(IReadOnlyDictionary<T, int> counts)
        where T : notnull =>
        string.Join(", ", counts.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));

    static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
