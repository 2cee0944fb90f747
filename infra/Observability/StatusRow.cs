using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>A dashboard's first row: is something wrong, and where to read on.</summary>
static class StatusRow
{
    public static Widget[] Of(string title, Foundation foundation, StackAlarms alarms, string? runbook) =>
        [
            new TextWidget(
                $"""
                # {title}: {foundation.Names.Suffix}
                Read from top left to bottom right. {Runbooks(runbook)} say what to do when an alarm is on;
                the questions they ask of the logs are saved in Logs Insights under `{SavedQueries.Folder(foundation)}`.
                """,
                Width: 8,
                Height: 4
            ),
            new AlarmsWidget("Alarms", [.. alarms.All.Select(alarm => alarm.Arn)], Width: 16, Height: 4),
        ];

    static string Runbooks(string? url) =>
        url is null ? $"The runbooks, in {AlarmTarget.Runbooks}," : $"[The runbooks]({url})";
}
