using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketData.Ops.Releases;

/// <summary>A version that was made the released one, and whether it was taken back.</summary>
public sealed record JournalEntry(int Version, DateTimeOffset At, bool Withdrawn);

/// <summary>
/// What was released and what was taken back, the newest first. It stands in the alias's description, where everybody
/// who looks at the alias reads it, and which is as old as the alias: 256 letters, so that the oldest is forgotten.
/// https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html
/// </summary>
public sealed partial record ReleaseJournal(IReadOnlyList<JournalEntry> Entries)
{
    const int MaxLength = 256;
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";

    public static ReleaseJournal Empty { get; } = new([]);

    /// <summary>Anything else than a journal is none: somebody has written a description of their own.</summary>
    public static ReleaseJournal Parse(string? description)
    {
        var entries = new List<JournalEntry>();
        foreach (var part in (description ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                Entry().Match(part) is not { Success: true } match
                || !int.TryParse(match.Groups["version"].Value, NumberStyles.None, null, out var version)
                || !DateTimeOffset.TryParseExact(
                    match.Groups["at"].Value,
                    TimeFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var at
                )
            )
            {
                return Empty;
            }

            entries.Add(new(version, at, match.Groups["withdrawn"].Success));
        }

        return new(entries);
    }

    public ReleaseJournal Released(int version, DateTimeOffset at) => With(new(version, at, Withdrawn: false));

    public ReleaseJournal Withdrawn(int version, DateTimeOffset at) => With(new(version, at, Withdrawn: true));

    public bool IsWithdrawn(int version) => Find(version) is { Withdrawn: true };

    /// <summary>Null where the journal does not say since when.</summary>
    public DateTimeOffset? ReleasedAt(int version) => Find(version) is { Withdrawn: false } entry ? entry.At : null;

    /// <summary>The one that was released before, and was not taken back.</summary>
    /// <param name="live">The one that is released.</param>
    /// <param name="versions">Those that there are.</param>
    /// <param name="gradual">
    /// A version is released when somebody says so, and stands here then. Else every deployment releases its version.
    /// </param>
    public int? Former(int live, IEnumerable<int> versions, bool gradual)
    {
        var there = versions.Where(version => version != live && !IsWithdrawn(version)).ToHashSet();
        return gradual
            ? Entries.Select(entry => (int?)entry.Version).FirstOrDefault(version => there.Contains(version!.Value))
            : there.Where(version => version < live).Select(version => (int?)version).Max();
    }

    /// <summary>As it stands in the description.</summary>
    public override string ToString()
    {
        var texts = Entries.Select(Text).ToList();
        while (string.Join(", ", texts).Length > MaxLength)
        {
            texts.RemoveAt(texts.Count - 1);
        }

        return string.Join(", ", texts);
    }

    ReleaseJournal With(JournalEntry entry) => new([entry, .. Entries.Where(other => other.Version != entry.Version)]);

    JournalEntry? Find(int version) => Entries.FirstOrDefault(entry => entry.Version == version);

    static string Text(JournalEntry entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Version}{(entry.Withdrawn ? " withdrawn" : "")} {entry.At.UtcDateTime.ToString(TimeFormat, null)}"
        );

    [GeneratedRegex("^(?<version>[0-9]+)(?<withdrawn> withdrawn)? (?<at>[0-9TZ:-]+)$")]
    private static partial Regex Entry();
}
