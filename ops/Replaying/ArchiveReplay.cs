using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Replaying;

/// <summary>Starts a replay of an archive to the bus that it came from, and follows it to its end.</summary>
/// <param name="events">EventBridge.</param>
/// <param name="time">The time.</param>
/// <param name="progress">Takes a line when it has come further.</param>
public sealed class ArchiveReplay(IAmazonEventBridge events, TimeProvider time, TextWriter progress)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <param name="archiveName">The archive.</param>
    /// <param name="window">Which events.</param>
    /// <param name="name">Of the replay. One of this name that was started before is followed.</param>
    /// <param name="cancellation">Ends it; the replay itself goes on.</param>
    public async Task<Answer> RunAsync(
        string archiveName,
        ReplayWindow window,
        string name,
        CancellationToken cancellation
    )
    {
        var archive = await events.DescribeArchiveAsync(new() { ArchiveName = archiveName }, cancellation);
        var now = time.GetUtcNow();
        if (window.Problem(archive, now) is { } problem)
        {
            return Answer.Sentence(Operation.No, $"Nothing is replayed: {problem}");
        }

        if (window.Doubt(now) is { } doubt)
        {
            await progress.WriteLineAsync(doubt);
        }

        if (await TryStartAsync(archive, window, name, cancellation))
        {
            await progress.WriteLineAsync(
                $"The replay {name} is started. If this is stopped it goes on, and the same command follows it again."
            );
            return await FollowAsync(name, startedBefore: false, cancellation);
        }

        var known = await events.DescribeReplayAsync(new() { ReplayName = name }, cancellation);
        if (!IsOf(known, archive, window))
        {
            return Answer.Sentence(
                Operation.No,
                $"Nothing is replayed: the name {name} is of another replay, of {Utc(known.EventStartTime)} to "
                    + $"{Utc(known.EventEndTime)}. Give another --name."
            );
        }

        return await FollowAsync(name, startedBefore: true, cancellation);
    }

    /// <returns>False where EventBridge knows a replay of this name; for how long it does, AWS does not say.</returns>
    async Task<bool> TryStartAsync(
        DescribeArchiveResponse archive,
        ReplayWindow window,
        string name,
        CancellationToken cancellation
    )
    {
        try
        {
            await events.StartReplayAsync(
                new()
                {
                    ReplayName = name,
                    EventSourceArn = archive.ArchiveArn,
                    EventStartTime = window.Start.UtcDateTime,
                    EventEndTime = window.End.UtcDateTime,
                    Destination = new() { Arn = archive.EventSourceArn },
                },
                cancellation
            );
            return true;
        }
        catch (AmazonEventBridgeException known) when (known.ErrorCode == "ResourceAlreadyExistsException")
        {
            return false;
        }
    }

    static bool IsOf(DescribeReplayResponse replay, DescribeArchiveResponse archive, ReplayWindow window) =>
        replay.EventSourceArn == archive.ArchiveArn
        && IsAt(replay.EventStartTime, window.Start)
        && IsAt(replay.EventEndTime, window.End);

    /// <summary>Times come back as binary fractions of a second.</summary>
    static bool IsAt(DateTime? told, DateTimeOffset given) =>
        told is { } time && (time.ToUniversalTime() - given.UtcDateTime).Duration() < TimeSpan.FromMilliseconds(1);

    async Task<Answer> FollowAsync(string name, bool startedBefore, CancellationToken cancellation)
    {
        var told = "";
        while (true)
        {
            var replay = await events.DescribeReplayAsync(new() { ReplayName = name }, cancellation);
            if (
                replay.State == ReplayState.COMPLETED
                || replay.State == ReplayState.FAILED
                || replay.State == ReplayState.CANCELLED
            )
            {
                return FollowedReplay.Of(replay, startedBefore).ToAnswer();
            }

            var line = $"{replay.State}, replayed up to {Utc(replay.EventLastReplayedTime)}";
            if (line != told)
            {
                told = line;
                await progress.WriteLineAsync(line);
            }

            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    static string Utc(DateTime? at) => at is { } known ? UtcText.Of(known.ToUniversalTime()) : "its start";
}
