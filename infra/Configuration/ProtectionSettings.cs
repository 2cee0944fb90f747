namespace MarketData.Infra.Configuration;

/// <summary>What keeps a deployment from being destroyed by mistake.</summary>
public sealed record ProtectionSettings
{
    /// <summary>A destroyed key can be saved for so many days; what it encrypts is lost with it.</summary>
    public required int KeyDeletionDays { get; init; }

    public required bool Deletion { get; init; }

    internal static ProtectionSettings Read(SettingsReader read) =>
        new()
        {
            KeyDeletionDays = read.Number(
                new("protection.keyDeletionDays", "KEY_DELETION_DAYS", "A destroyed key can be saved for so long")
                {
                    Unit = "days",
                },
                7,
                least: 7,
                most: 30
            ),
            Deletion = read.Switch(
                new(
                    "protection.deletion",
                    "DELETION_PROTECTION",
                    "AWS refuses to delete the tables; `destroy` then needs it off first"
                ),
                false
            ),
        };
}
