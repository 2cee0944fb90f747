using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Replaying;

/// <summary>A replay that has ended.</summary>
sealed record FollowedReplay(
    string Name,
    string State,
    string? Reason,
    DateTime? Start,
    DateTime? End,
    DateTime? Ended,
    bool StartedBefore
)
{
    public static FollowedReplay Of(DescribeReplayResponse replay, bool startedBefore) =>
        new(
            replay.ReplayName!,
            $"{replay.State}",
            replay.StateReason,
            replay.EventStartTime?.ToUniversalTime(),
            replay.EventEndTime?.ToUniversalTime(),
            replay.ReplayEndTime?.ToUniversalTime(),
            startedBefore
        );

    public Answer ToAnswer() =>
        Answer.Of(
            State == ReplayState.COMPLETED.Value ? Operation.Success : Operation.No,
            this,
            FollowedReplayJson.Default.FollowedReplay,
            output =>
            {
                var why = Reason is { Length: > 0 } ? $": {Reason}" : "";
                var when = Ended is { } end ? $" at {UtcText.Of(end)}" : "";
                output.WriteLine($"The replay {Name} is {State}{when}{why}.");
                if (StartedBefore)
                {
                    output.WriteLine("It was started before; to replay the window once more give it another --name.");
                }
            }
        );
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FollowedReplay))]
sealed partial class FollowedReplayJson : JsonSerializerContext;
