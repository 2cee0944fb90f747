using System.CommandLine;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Replaying;

/// <summary><c>replay</c>.</summary>
static partial class ReplayCommand
{
    public static Command Create()
    {
        var start = UtcTime.Argument("START", "The time of the first event, such as 2026-11-20T14:00:00Z.");
        var end = UtcTime.Argument("END", "The time after the last event.");
        var bus = OperatorOptions.Bus();
        var name = new Option<string?>("--name")
        {
            Description = "The replay's name; absent: one made of the bus and the window.",
        };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !ReplayName().IsMatch(text))
            {
                result.AddError($"--name is '{text}', but must be 1 to 64 letters, digits or . - _.");
            }
        });
        var replay = new Command("replay", "Sends what the archive has of a window to the bus again, and follows it.")
        {
            start,
            end,
            bus,
            name,
        };
        Operation.Set(
            replay,
            "The replay was not followed to its end",
            async run =>
            {
                var stack = run.Get(bus)!;
                var outputs = await PublishedOutputs.ReadAsync(run.Deployed, stack, run.Cancellation);
                var archive =
                    stack == ResourceNames.Trades
                        ? outputs[TradeOutputNames.EventArchiveName]
                        : outputs[OutputNames.EventArchiveName];
                var window = new ReplayWindow(run.Get(start), run.Get(end));
                using var events = run.Deployed.EventBridge();
                return await new ArchiveReplay(events, TimeProvider.System, run.Progress).RunAsync(
                    archive,
                    window,
                    run.Get(name) ?? window.NameFor(stack, run.Deployed.Names.Suffix),
                    run.Cancellation
                );
            }
        );
        return replay;
    }

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html</summary>
    [GeneratedRegex("^[._A-Za-z0-9-]{1,64}$")]
    private static partial Regex ReplayName();
}
