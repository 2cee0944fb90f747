using System.CommandLine;
using MarketData.Ops.Alerts;
using MarketData.Ops.Audit;
using MarketData.Ops.Backtesting;
using MarketData.Ops.Cost;
using MarketData.Ops.DeadLetters;
using MarketData.Ops.Deployment;
using MarketData.Ops.Events;
using MarketData.Ops.Images;
using MarketData.Ops.Logs;
using MarketData.Ops.Pausing;
using MarketData.Ops.Releases;
using MarketData.Ops.Replaying;
using MarketData.Ops.Restoring;
using MarketData.Ops.Rules;
using MarketData.Ops.Sending;
using MarketData.Ops.Status;
using MarketData.Ops.Trades;

var commands = new RootCommand($"Operates a deployment, with the AWS SDK's credentials. {Operation.ExitCodes}")
{
    EventCommand.Create(),
    TailCommand.Create(),
    AlertsCommand.Create(),
    AuditCommand.Create(),
    RulesCommand.Create(),
    ReleaseCommand.Create(),
    ImagesCommand.Create(),
    TradesCommand.Create(),
    StatusCommand.Create(),
    DlqCommand.Create(),
    PauseCommand.Pause(),
    PauseCommand.Resume(),
    ReplayCommand.Create(),
    RestoreCommand.Create(),
    SendCommand.Create(),
    BacktestCommand.Create(),
    CostCommand.Create(),
};
OperatorOptions.AddTo(commands);

var parsed = commands.Parse(args);
try
{
    var exitCode = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });

    // A mistake in the command line must not end with the exit code that says no.
    return parsed.Errors.Count > 0 ? Operation.NotReached : exitCode;
}
catch (Exception bug)
{
    // Nor must a bug.
    await Console.Error.WriteLineAsync(
        $"This is a bug of the program itself, and says nothing of the deployment: {bug}"
    );
    return Operation.NotReached;
}
