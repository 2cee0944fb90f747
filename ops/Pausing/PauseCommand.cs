using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Pausing;

/// <summary><c>pause</c> and <c>resume</c>.</summary>
static class PauseCommand
{
    public static Command Pause() =>
        Create("pause", "Stops the processing of events, and waits until it has stopped.", enabled: false);

    public static Command Resume() => Create("resume", "Goes on with the processing of events.", enabled: true);

    static Command Create(string name, string description, bool enabled)
    {
        var bus = OperatorOptions.Bus();
        var command = new Command(name, description) { bus };
        Operation.Set(
            command,
            enabled ? "Processing was not resumed" : "Processing was not paused",
            run => run.Get(bus) == ResourceNames.Trades ? TradesAsync(run, enabled) : MarketDataAsync(run, enabled)
        );
        return command;
    }

    static async Task<Answer> MarketDataAsync(CommandRun run, bool enabled)
    {
        var outputs = await PublishedOutputs.ReadAsync(run.Deployed, ResourceNames.MarketData, run.Cancellation);
        using var lambda = run.Deployed.Lambda();
        return await new MappingSwitch(lambda, TimeProvider.System, run.Progress).SetAsync(
            outputs[OutputNames.EventSourceMappingId],
            enabled,
            run.Cancellation
        );
    }

    static async Task<Answer> TradesAsync(CommandRun run, bool enabled)
    {
        var outputs = await PublishedOutputs.ReadAsync(run.Deployed, ResourceNames.Trades, run.Cancellation);
        using var events = run.Deployed.EventBridge();
        return await new RuleSwitch(events).SetAsync(
            outputs[TradeOutputNames.EventBusName],
            outputs[TradeOutputNames.EventRuleName],
            enabled,
            run.Cancellation
        );
    }
}
