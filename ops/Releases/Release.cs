using System.Globalization;

namespace MarketData.Ops.Releases;

/// <summary>What a command has done about releases, or why not.</summary>
/// <param name="Done">Or refused, or taken back.</param>
/// <param name="Live">The version that is released now.</param>
/// <param name="Message">In a sentence.</param>
public sealed record ReleaseOutcome(bool Done, int Live, string Message);

/// <summary>Makes another version the released one, and says so in the journal.</summary>
public sealed class Release(
    ProcessorVersions versions,
    GradualRelease gradual,
    TimeProvider time,
    Func<string, Task> tell
)
{
    /// <param name="wanted">Null for the newest.</param>
    /// <param name="atOnce">Although versions are released by steps here.</param>
    /// <param name="cancellation">Ends the following; what CodeDeploy has begun goes on.</param>
    public async Task<ReleaseOutcome> PromoteAsync(int? wanted, bool atOnce, CancellationToken cancellation)
    {
        var (alias, published, (bySteps, running)) = await LookAsync(cancellation);
        if (running is not null)
        {
            return No(alias, $"A release is under way, {running}: wait for it, or take it back with rollback");
        }

        if (Missing(wanted, published) is { } missing)
        {
            return No(alias, missing);
        }

        var target = wanted ?? published[0].Number;
        if (wanted is null && alias.Journal.IsWithdrawn(target))
        {
            return No(alias, $"Version {target}, the newest, was taken back: who means it all the same names it");
        }

        if (target == alias.Version && alias.Second is null)
        {
            return new(Done: true, target, $"Version {target} is live already.");
        }

        if (!bySteps || atOnce)
        {
            await versions.MoveAsync(alias, target, Journal(alias, published, target), cancellation);
            return new(Done: true, target, $"Version {target} is live, at once. Before: {alias.Version}.");
        }

        var deployment = await gradual.StartAsync(versions.Function, alias.Version, target, cancellation);
        await tell($"Version {target} gets a tenth of the work for five minutes: CodeDeploy's {deployment}.");
        var shift = await gradual.FollowAsync(deployment, TellShareAsync, cancellation);
        var after = await versions.ReadAliasAsync(cancellation);
        if (shift.Succeeded)
        {
            await versions.NoteAsync(after, Journal(alias, published, target), cancellation);
            return new(Done: true, target, $"Version {target} is live. Before: {alias.Version}.");
        }

        await BackAsync(after, alias, target, cancellation);
        return No(alias, $"Version {target} was taken back: {shift.Why.TrimEnd('.')}");
    }

    /// <param name="wanted">Null for the one that was released before.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ReleaseOutcome> RollBackAsync(int? wanted, CancellationToken cancellation)
    {
        var (alias, published, (bySteps, running)) = await LookAsync(cancellation);
        if (Missing(wanted, published) is { } missing)
        {
            return No(alias, missing);
        }

        if (running is not null)
        {
            await tell($"CodeDeploy's {running} is stopped.");
            await gradual.StopAsync(running, cancellation);
            await gradual.FollowAsync(running, TellShareAsync, cancellation);
        }

        var now = await versions.ReadAliasAsync(cancellation);
        if (wanted is null && (running is not null || alias.Second is not null))
        {
            // What was under way is what is taken back, even where it has just come to its end.
            var taken = alias.Second ?? now.Second ?? (now.Version == alias.Version ? null : now.Version);
            await BackAsync(now, alias, taken, cancellation);
            var what = taken is null ? "The release" : $"Version {taken}";
            return new(Done: true, alias.Version, $"{what} was taken back. Live: {alias.Version}.");
        }

        var former = wanted ?? alias.Journal.Former(alias.Version, published.Select(one => one.Number), bySteps);
        if (former is not { } target)
        {
            return No(alias, $"No version is known to have been live before: name one of {Numbers(published)}");
        }

        if (target == alias.Version)
        {
            return new(Done: true, target, $"Version {target} is live already.");
        }

        var journal = alias.Journal.Withdrawn(alias.Version, time.GetUtcNow()).Released(target, time.GetUtcNow());
        await versions.MoveAsync(now, target, journal, cancellation);
        var next = bySteps ? "" : " The next deployment releases the newest version again.";
        return new(Done: true, target, $"Version {target} is live. {alias.Version} was taken back.{next}");
    }

    async Task<(LiveAlias, IReadOnlyList<PublishedVersion>, (bool IsSet, string? Running))> LookAsync(
        CancellationToken cancellation
    ) =>
        (
            await versions.ReadAliasAsync(cancellation),
            await versions.ListAsync(cancellation),
            await gradual.LookAsync(cancellation)
        );

    /// <summary>
    /// CodeDeploy has gone back to what it released last, and that need not be what was live: the alias is looked at.
    /// Nor does anybody say that an alias keeps its description, the journal, when CodeDeploy moves it.
    /// </summary>
    async Task BackAsync(LiveAlias now, LiveAlias before, int? taken, CancellationToken cancellation)
    {
        var journal = taken is { } version ? before.Journal.Withdrawn(version, time.GetUtcNow()) : before.Journal;
        if (now.Version == before.Version && now.Second is null)
        {
            await versions.NoteAsync(now, journal, cancellation);
            return;
        }

        await versions.MoveAsync(now, before.Version, journal, cancellation);
    }

    /// <summary>
    /// The first version is nobody's release: it stands in the journal from when the second one comes.
    /// </summary>
    ReleaseJournal Journal(LiveAlias alias, IReadOnlyList<PublishedVersion> published, int target)
    {
        var journal = alias.Journal;
        if (journal.Entries.All(entry => entry.Version != alias.Version))
        {
            var at = published.FirstOrDefault(one => one.Number == alias.Version)?.Published ?? time.GetUtcNow();
            journal = journal.Released(alias.Version, at);
        }

        return journal.Released(target, time.GetUtcNow());
    }

    async Task TellShareAsync()
    {
        var alias = await versions.ReadAliasAsync(CancellationToken.None);
        if (alias.Second is { } second)
        {
            await tell(string.Create(CultureInfo.InvariantCulture, $"Version {second} gets {100 * alias.Share:0} %."));
        }
    }

    static string? Missing(int? wanted, IReadOnlyList<PublishedVersion> published) =>
        wanted is null || published.Any(one => one.Number == wanted)
            ? null
            : $"There is no version {wanted}: there are {Numbers(published)}";

    static string Numbers(IReadOnlyList<PublishedVersion> published) =>
        string.Join(", ", published.Select(one => one.Number).Order());

    static ReleaseOutcome No(LiveAlias alias, string why) =>
        new(Done: false, alias.Version, $"{why}. Live: {alias.Version}.");
}
