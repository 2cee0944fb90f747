using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Audit;
using MarketData.Ops.Rules;

var commands = new RootCommand(
    "Operates a deployment. Credentials and region are those of the AWS SDK; "
        + $"the environment is {SettingsVariables.Suffix}, by default dev."
)
{
    AuditCommand.Create(),
    RulesCommand.Create(),
};

// A bug must not end with the exit code that says no.
return await commands.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
