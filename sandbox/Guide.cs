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
            export {{{SettingsVariables.Suffix}}}={{{system.Suffix}}}

            dotnet run --project ops -- audit verify
            {{{string.Join('\n', AwsCommands(outputs))}}}
            tail -f {{{system.Function.Log}}}
            """
        );
    }

    /// <summary>
    /// Each names its endpoint, which the AWS CLI 1 takes from the environment for some services only.
    /// </summary>
    static IEnumerable<string> AwsCommands(StackOutputs outputs)
    {
        const string aws = $"aws --endpoint-url ${Endpoints.AwsVariable}";
        const string dynamoDb = $"aws --endpoint-url ${Endpoints.DynamoDbVariable} dynamodb";
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
            $"{aws} events put-events --entries '{entry}'",
            $"{dynamoDb} query --table-name {outputs.MarketDataTable} --index-name {index.Name} "
                + $"--key-condition-expression '{index.HashKey} = :s' "
                + $$$"""--expression-attribute-values '{":s":{"S":"{{{Shown}}}"}}' """
                + "--no-scan-index-forward --max-items 1",
            $"{dynamoDb} scan --table-name {outputs.AlertsTable} --max-items 3",
            $"{aws} sqs get-queue-attributes --attribute-names All --queue-url {outputs.DeadLetterQueueUrl}",
            $"{aws} lambda get-function-configuration --function-name {outputs.FunctionName}",
        ];
    }
}
