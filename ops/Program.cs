using System.CommandLine;
using MarketData.Ops.Audit;
using MarketData.Ops.Rules;

namespace MarketData.Ops;

public static class Program
{
    public static Task<int> Main(string[] arguments) => CommandLine().Parse(arguments).InvokeAsync();

    static RootCommand CommandLine() =>
        new(
            "Operates a deployment. Credentials and region are those of the AWS SDK; the environment is ENVIRONMENT_SUFFIX, by default dev."
        )
        {
            AuditCommand.Create(),
            RulesCommand.Create(),
        };
}
