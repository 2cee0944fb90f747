using System.Globalization;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using MarketData.Tools;
using Spectre.Console;

namespace MarketData.Sandbox;

/// <summary>How to look into a running sandbox from another terminal.</summary>
static class Guide
{
    const string Shown = "ALFA";

    const string Aws = $"aws --endpoint-url ${Endpoints.AwsVariable}";
    const string DynamoDb = $"aws --endpoint-url ${Endpoints.DynamoDbVariable} dynamodb";

    /// <summary>Nothing of the run itself needs the AWS CLI: it goes on without.</summary>
    public static async Task WarnAsync(IAnsiConsole console, CancellationToken cancellation)
    {
        foreach (var missing in await Prerequisite.FindMissingAsync([Prerequisite.AwsCli], cancellation))
        {
            console.MarkupLineInterpolated($"[yellow]For the commands that --keep prints: {missing}[/]");
        }
    }

    public static void Write(IAnsiConsole console, LocalSystem system)
    {
        var outputs = system.Stack.Outputs;
        var endpoints = system.Engines.Endpoints;
        console.WriteLine();
        console.WriteLine(
            $$$"""
            It keeps running until Ctrl-C. In another terminal:

            export AWS_ACCESS_KEY_ID={{{Credentials.AccessKey}}} AWS_SECRET_ACCESS_KEY={{{Credentials.SecretKey}}}
            export {{{SettingsVariables.Region}}}={{{Credentials.Region}}} AWS_DEFAULT_REGION={{{Credentials.Region}}}
            export {{{Endpoints.AwsVariable}}}={{{Endpoints.Url(endpoints.Aws)}}}
            export {{{Endpoints.DynamoDbVariable}}}={{{Endpoints.Url(endpoints.DynamoDb)}}}
            OPS="{{{Ops(system)}}}"

            $OPS audit verify
            {{{string.Join('\n', AwsCommands(outputs))}}}
            tail -f {{{system.Function.Log}}}
            {{{string.Join('\n', TradeCommands(system))}}}
            """
        );
    }

    static string Ops(LocalSystem system) =>
        $"dotnet run --project ops -- --environment {system.Suffix} --region {Credentials.Region} "
        + $"--endpoint {Endpoints.Url(system.Engines.Endpoints.Aws)} "
        + $"--endpoint dynamodb={Endpoints.Url(system.Engines.Endpoints.DynamoDb)}";

    /// <summary>
    /// Each names its endpoint, which the AWS CLI 1 takes from the environment for some services only.
    /// </summary>
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
            $"{Aws} events put-events --entries '{entry}'",
            $"{DynamoDb} query --table-name {outputs.MarketDataTable} --index-name {index.Name} "
                + $"--key-condition-expression '{index.HashKey} = :s' "
                + $$$"""--expression-attribute-values '{":s":{"S":"{{{Shown}}}"}}' """
                + "--no-scan-index-forward --max-items 1",
            $"{DynamoDb} scan --table-name {outputs.AlertsTable} --max-items 3",
            $"{Aws} sqs get-queue-attributes --attribute-names All --queue-url {outputs.DeadLetterQueueUrl}",
            $"{Aws} lambda get-function-configuration --function-name {outputs.FunctionName}",
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
            $"{Aws} events put-events --entries '{entry}'",
            $"{Aws} stepfunctions list-executions --max-items 3 --state-machine-arn {trades.StateMachineArn}",
            $"{DynamoDb} get-item --table-name {trades.TradesTable} --key '{key}'",
            $"$OPS trades show {id}",
            "$OPS audit verify --trail trades",
        ];
    }
}
