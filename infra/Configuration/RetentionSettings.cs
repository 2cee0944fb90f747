namespace MarketData.Infra.Configuration;

/// <summary>How long things are kept, in days.</summary>
public sealed record RetentionSettings
{
    // The retentions that CloudWatch Logs knows, from the shortest that is allowed here.
    static readonly int[] LogRetentions =
    [
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
    ];

    public required int LogDays { get; init; }
    public required int EventDays { get; init; }
    public required int ArchiveDays { get; init; }

    internal static RetentionSettings Read(SettingsReader read) =>
        new()
        {
            LogDays = read.Choice(
                new("retention.logDays", "LOG_RETENTION_DAYS", "Logs of the function") { Unit = "days" },
                LogRetentions
            ),
            EventDays = read.Number(
                new(
                    "retention.eventDays",
                    "EVENT_RETENTION_DAYS",
                    "Stored events, counted from their receipt; audit records stay"
                )
                {
                    Unit = "days",
                },
                90,
                least: 1,
                most: 3653
            ),
            ArchiveDays = read.Number(
                new("retention.archiveDays", "ARCHIVE_RETENTION_DAYS", "The bus's archive, for replays")
                {
                    Unit = "days",
                },
                90,
                least: 1,
                most: 3653
            ),
        };
}
