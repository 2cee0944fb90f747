using MarketData.Sandbox.Emulator;
using Spectre.Console;

namespace MarketData.Sandbox.Report;

/// <summary>How to look into a running sandbox with the AWS CLI.</summary>
static class Guide
{
    public static void Write(IAnsiConsole console, LocalSystem system)
    {
        var outputs = system.Outputs;
        console.WriteLine();
        console.WriteLine($$$"""
            It keeps running until Ctrl-C. In another terminal:

            export AWS_ACCESS_KEY_ID={{{Credentials.AccessKey}}} AWS_SECRET_ACCESS_KEY={{{Credentials.SecretKey}}} AWS_DEFAULT_REGION={{{Credentials.Region}}}
            export AWS_ENDPOINT_URL={{{Url(system.Endpoint)}}} AWS_ENDPOINT_URL_DYNAMODB={{{Url(system.Engine.Endpoint)}}}

            aws events put-events --entries '[{"EventBusName":"{{{outputs.EventBus}}}","Source":"market.cli","DetailType":"Trade Execution","Detail":"{\"exchange\":\"XNAS\",\"symbol\":\"ALFA\",\"price\":1050,\"volume\":100}"}]'
            aws dynamodb query --table-name {{{outputs.MarketDataTable}}} --index-name SymbolIndex --key-condition-expression 'symbol = :s' --expression-attribute-values '{":s":{"S":"ALFA"}}' --no-scan-index-forward --max-items 1
            aws dynamodb scan --table-name {{{outputs.AlertsTable}}} --max-items 3
            aws sqs get-queue-attributes --attribute-names All --queue-url {{{outputs.DeadLetterQueueUrl}}}
            aws lambda get-function-configuration --function-name {{{outputs.FunctionName}}}
            tail -f {{{system.FunctionOutput.Path}}}
            """);
    }

    static string Url(Uri uri) => uri.ToString().TrimEnd('/');
}
