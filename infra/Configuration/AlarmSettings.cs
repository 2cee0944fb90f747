namespace MarketData.Infra.Configuration;

/// <summary>When operations are told, and who that is. Traders get none of it.</summary>
public sealed record AlarmSettings
{
    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>Where the runbooks are read; an alarm's anchor is put behind it.</summary>
    public required string Runbook { get; init; }

    public required int ErrorRatePercent { get; init; }
    public required int EventFailurePercent { get; init; }
    public required int DurationPercent { get; init; }
    public required int OldestMessageSeconds { get; init; }
    public required int WriteUnitsPerMinute { get; init; }
    public required int ReadUnitsPerMinute { get; init; }

    internal static AlarmSettings Read(SettingsReader read) =>
        new()
        {
            Emails = read.List(
                new(
                    "alarms.emails",
                    "OPERATIONS_EMAILS",
                    "Who is told of alarms by e-mail; as a variable separated by commas"
                ),
                Subscriber.EmailPattern,
                "e-mail addresses"
            ),
            Runbook = read.Text(
                new("alarms.runbook", "RUNBOOK_URL", "Where the runbooks are read; every alarm links to its own"),
                "docs/operations.md",
                @"^[^\s#]+$",
                "a URL or path without blanks and #"
            ),
            ErrorRatePercent = read.Number(
                new(
                    "alarms.errorRatePercent",
                    "ALARM_ERROR_RATE_PERCENT",
                    "Alarm above so many failed invocations, over five minutes"
                )
                {
                    Unit = "percent",
                },
                1,
                least: 0,
                most: 99
            ),
            EventFailurePercent = read.Number(
                new(
                    "alarms.eventFailurePercent",
                    "ALARM_EVENT_FAILURE_PERCENT",
                    "Alarm above so many rejected or not committed events, over five minutes"
                )
                {
                    Unit = "percent",
                },
                1,
                least: 0,
                most: 99
            ),
            DurationPercent = read.Number(
                new(
                    "alarms.durationPercent",
                    "ALARM_DURATION_PERCENT",
                    "Alarm where one invocation in twenty takes longer than this part of the timeout"
                )
                {
                    Unit = "percent",
                },
                50,
                least: 1,
                most: 100
            ),
            OldestMessageSeconds = read.Number(
                new(
                    "alarms.oldestMessageSeconds",
                    "ALARM_OLDEST_MESSAGE_SECONDS",
                    "Alarm where an event waits longer in the buffer"
                )
                {
                    Unit = "seconds",
                },
                60,
                least: 1,
                most: 1_209_600
            ),
            WriteUnitsPerMinute = read.Number(
                new(
                    "alarms.writeUnitsPerMinute",
                    "ALARM_WRITE_UNITS_PER_MINUTE",
                    "Alarm where the tables together take more write units"
                )
                {
                    Unit = "units a minute",
                },
                1_200_000,
                least: 1,
                most: 1_000_000_000
            ),
            ReadUnitsPerMinute = read.Number(
                new(
                    "alarms.readUnitsPerMinute",
                    "ALARM_READ_UNITS_PER_MINUTE",
                    "Alarm where the tables together take more read units"
                )
                {
                    Unit = "units a minute",
                },
                1_200_000,
                least: 1,
                most: 1_000_000_000
            ),
        };
}
