using System.Globalization;
using Amazon.EventBridge.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Replaying;

/// <summary>Which events to replay: those with a time in it.</summary>
public readonly record struct ReplayWindow(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>
    /// What came on the bus may be on its way to the archive for so long.
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
    /// </summary>
    static readonly TimeSpan ArchiveDelay = TimeSpan.FromMinutes(10);

    /// <returns>Why it makes no sense to replay it; null where it does.</returns>
    public string? Problem(DescribeArchiveResponse archive, DateTimeOffset now)
    {
        if (End <= Start)
        {
            return $"END ({UtcText.Of(End)}) must be after START ({UtcText.Of(Start)}).";
        }

        if (End > now)
        {
            return $"END ({UtcText.Of(End)}) lies ahead; now it is {UtcText.Of(now)}.";
        }

        if (archive.CreationTime is { } created && End <= Utc(created))
        {
            return $"the archive {archive.ArchiveName} is there since {UtcText.Of(Utc(created))}, and has nothing of "
                + "before.";
        }

        // 0 is for ever.
        return archive.RetentionDays is > 0 and { } days && End <= now.AddDays(-days)
            ? $"the archive {archive.ArchiveName} keeps events for {days} days, and has nothing of before "
                + $"{UtcText.Of(now.AddDays(-days))}."
            : null;
    }

    /// <returns>What may be missing from it, or null.</returns>
    public string? Doubt(DateTimeOffset now) =>
        End > now - ArchiveDelay
            ? "Events of the last ten minutes may not be in the archive yet; a replay of the same window under another "
                + "--name brings what is missing, and counts nothing twice."
            : null;

    /// <summary>At most 64 characters of few kinds.</summary>
    public string NameFor(string bus, string suffix) => $"{bus}-{suffix}-{Compact(Start)}-{Compact(End)}";

    static string Compact(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    static DateTimeOffset Utc(DateTime time) => new(time.ToUniversalTime());
}
