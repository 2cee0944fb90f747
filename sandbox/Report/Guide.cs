using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Emulator;
using Spectre.Console;

namespace MarketData.Sandbox.Report;

/// <summary>How to look into a running sandbox with the AWS CLI, whose version 1 heeds AWS_ENDPOINT_URL for some services only.</summary>
static class Guide
{
    public static void Write(IAnsiConsole console, LocalSystem system)
    {
        var outputs = system.Outputs;
        console.WriteLine();
        console.WriteLine(
            $$$"""
            It keeps running until Ctrl-C. In another terminal:

            export AWS_ACCESS_KEY_ID={{{Credentials.AccessKey}}} AWS_SECRET_ACCESS_KEY={{{Credentials.SecretKey}}} AWS_REGION={{{Credentials.Region}}} AWS_DEFAULT_REGION={{{Credentials.Region}}}
            AWS={{{Url(system.Endpoint)}}} DATA={{{Url(system.Engine.Endpoint)}}}
            export AWS_ENDPOINT_URL=$AWS AWS_ENDPOINT_URL_DYNAMODB=$DATA ENVIRONMENT_SUFFIX={{{StackSettings.Suffix}}}

            dotnet run --project ops -- audit verify

            aws --endpoint-url $AWS events put-events --entries '[{"EventBusName":"{{{outputs.EventBus}}}","Source":"market.cli","DetailType":"Trade Execution","Detail":"{\"exchange\":\"XNAS\",\"symbol\":\"ALFA\",\"price\":1050,\"volume\":100}"}]'
            aws --endpoint-url $DATA dynamodb query --table-name {{{outputs.MarketDataTable}}} --index-name SymbolIndex --key-condition-expression 'symbol = :s' --expression-attribute-values '{":s":{"S":"ALFA"}}' --no-scan-index-forward --max-items 1
            aws --endpoint-url $DATA dynamodb scan --table-name {{{outputs.AlertsTable}}} --max-items 3
            aws --endpoint-url $AWS sqs get-queue-attributes --attribute-names All --queue-url {{{outputs.DeadLetterQueueUrl}}}
            aws --endpoint-url $AWS lambda get-function-configuration --function-name {{{outputs.FunctionName}}}
            tail -f {{{system.FunctionOutput.Path}}}
            """
        );
    }

    static string Url(Uri uri) => uri.ToString().TrimEnd('/');
}
