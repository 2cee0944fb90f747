using System.Globalization;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Tools;
using Spectre.Console;

namespace MarketData.Sandbox;

/// <summary>How to look into a running sandbox from another terminal.</summary>
public static class Guide
{
    const string Shown = "ALFA";

    const string Mails =
        $"curl -s ${Endpoints.AwsVariable}/moto-api/data.json "
        + "| jq -r '.sns.Topic[].sent_notifications[] | .[2], .[1], \"\"'";

    /// <summary>Nothing of the run itself needs the AWS CLI: it goes on without.</summary>
    public static async Task WarnAsync(IAnsiConsole console, CancellationToken cancellation)
    {
        foreach (var missing in await Prerequisite.FindMissingAsync([Prerequisite.AwsCli], cancellation))
        {
            console.MarkupLineInterpolated($"[yellow]For the commands that --keep prints: {missing}[/]");
        }
    }

    public static void Write(IAnsiConsole console, LocalSystem system, SandboxOptions options)
    {
        // As it is: a line that is broken at the terminal's width cannot be copied.
        console.Profile.Out.Writer.WriteLine(
            $$$"""

            It keeps running until Ctrl-C. In another terminal:

            {{{Shell(system, options)}}}

            ops status
            ops audit verify
            {{{string.Join('\n', AwsCommands(system.Stack.Outputs))}}}
            tail -f {{{system.Function.Log}}}
            {{{string.Join('\n', TradeCommands(system))}}}
            {{{Mails}}}
            Troubles to look for and to mend: docs/exercises.md.
            """
        );
    }

    /// <summary>
    /// What makes another shell the operator's: <c>aws</c>, <c>ops</c>, and <c>deploy</c>, which takes settings by
    /// their variables.
    /// </summary>
    public static string Shell(LocalSystem system, SandboxOptions options)
    {
        var endpoints = system.Engines.Endpoints;
        var folder = system.Stack.Terraform.Folder;
        var settings = options
            .SettingsWith(reference: null)
            .Append(new("CDKTF_OUTDIR", Path.GetDirectoryName(Path.GetDirectoryName(folder))!))
            .Select(setting => $"{setting.Key}='{setting.Value}'");
        // An emulator that is not the run's own keeps what its tables hold elsewhere.
        var data = system.Engines.OutliveTheRun
            ? $"\nexport {Endpoints.DynamoDbVariable}={Endpoints.Url(endpoints.DynamoDb)}"
            : "";
        return $$"""
            export AWS_ACCESS_KEY_ID={{Credentials.AccessKey}} AWS_SECRET_ACCESS_KEY={{Credentials.SecretKey}}
            export {{SettingsVariables.Region}}={{Credentials.Region}} AWS_DEFAULT_REGION={{Credentials.Region}}
            export {{Endpoints.AwsVariable}}={{Endpoints.Url(endpoints.Aws)}}{{data}}
            export {{SettingsVariables.Suffix}}={{system.Suffix}} S={{system.Suffix}}
            aws() { command aws --endpoint-url "${{Endpoints.AwsVariable}}" "$@"; }
            ops() { dotnet run --project {{Checkout.Root}}/ops -- "$@"; }
            deploy() {
              (cd {{Checkout.Root}} && env {{string.Join(' ', settings)}} dotnet run --project MarketData.csproj) &&
                terraform -chdir={{folder}} apply -auto-approve -no-color
            }
            """;
    }

    static IEnumerable<string> AwsCommands(StackOutputs outputs)
    {
        var entry =
            $$"""
                [{"EventBusName":"{{outputs.EventBus}}","Source":"{{BusEvents.SourcePrefix}}cli",
                """
            + $$"""
                "DetailType":"{{BusEvents.TradeExecution}}",
                """
            + $$"""
                "Detail":"{\"exchange\":\"XNAS\",\"symbol\":\"{{Shown}}\",\"price\":1050,\"volume\":100}"}]
                """;
        var index = Tables.SymbolIndex;
        return
        [
            $"aws events put-events --entries '{entry}'",
            $"aws dynamodb query --table-name {outputs.MarketDataTable} --index-name {index.Name} "
                + $"--key-condition-expression '{index.HashKey} = :s' "
                + $$$"""--expression-attribute-values '{":s":{"S":"{{{Shown}}}"}}' """
                + "--no-scan-index-forward --max-items 1",
            $"aws dynamodb scan --table-name {outputs.AlertsTable} --max-items 3",
            $"aws sqs get-queue-attributes --attribute-names All --queue-url {outputs.DeadLetterQueueUrl}",
            $"aws lambda get-function-configuration --function-name {outputs.FunctionName}",
        ];
    }

    static IEnumerable<string> TradeCommands(LocalSystem system)
    {
        if (system.Trades is not { Deployed: var trades })
        {
            return [];
        }

        const string id = "BY-HAND-1";
        const string executedAt = "2013-10-08T14:00:00Z";
        var timestamp = DateTimeOffset.Parse(executedAt, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var entry =
            $$"""
                [{"EventBusName":"{{trades.EventBus}}","Source":"{{TradeEvents.SourcePrefix}}cli",
                """
            + $$"""
                "DetailType":"{{TradeEvents.DetailType}}",
                """
            + $$"""
                "Detail":"{\"tradeId\":\"{{id}}\",\"amount\":\"5000\",\"currency\":\"USD\",\"sourceSystem\":\"OMS\",
                """
            + $$"""
                \"executedAt\":\"{{executedAt}}\"}"}]
                """;
        var (trade, time) = (Tables.Trades.HashKey, Tables.Trades.RangeKey);
        var key = $$$"""{"{{{trade}}}":{"S":"{{{id}}}"},"{{{time}}}":{"N":"{{{timestamp}}}"} }""";
        return
        [
            $"aws events put-events --entries '{entry}'",
            $"aws stepfunctions list-executions --max-items 3 --state-machine-arn {trades.StateMachineArn}",
            $"aws dynamodb get-item --table-name {trades.TradesTable} --key '{key}'",
            $"ops trades show {id}",
            "ops audit verify --trail trades",
        ];
    }
}
