using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;
using MarketData.Ops.Images;
using MarketData.Ops.Rules;
using MarketData.Ops.Trades;

var commands = new RootCommand(
    "Operates a deployment. Credentials and region are those of the AWS SDK; "
        + $"the environment is {SettingsVariables.Suffix}, by default dev."
)
{
    AuditCommand.Create(),
    RulesCommand.Create(),
    ImagesCommand.Create(),
    TradesCommand.Create(),
};

var parsed = commands.Parse(args);

// A bug must not end with the exit code that says no, and a mistake in the command line neither.
var exitCode = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
return parsed.Errors.Count > 0 ? Operation.NotReached : exitCode;
