using System.Globalization;
using MarketData.Sandbox.Emulator;

namespace MarketData.Sandbox.Lambda;

/// <summary>What every process of the function shares: the unpacked package and the environment Lambda gives it.</summary>
public sealed record FunctionHost(DeployedFunction Function, string Folder, FunctionOutput Output)
{
    public required Uri Aws { get; init; }

    public required Uri DynamoDb { get; init; }

    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string>(Function.Variables)
        {
            ["_HANDLER"] = Function.Handler,
            ["AWS_ACCESS_KEY_ID"] = Credentials.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = Credentials.SecretKey,
            ["AWS_SESSION_TOKEN"] = "sandbox",
            ["AWS_REGION"] = Credentials.Region,
            ["AWS_DEFAULT_REGION"] = Credentials.Region,
            ["AWS_LAMBDA_FUNCTION_NAME"] = Function.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = Function.MemoryMegabytes.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = Function.LogGroup,
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = "sandbox",
            ["AWS_LAMBDA_LOG_FORMAT"] = Function.LogFormat,
            ["LAMBDA_TASK_ROOT"] = Folder,
            ["LAMBDA_RUNTIME_DIR"] = Folder,
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["TZ"] = ":UTC",
            // Not Lambda's: where the local engines are.
            ["AWS_ENDPOINT_URL"] = Url(Aws),
            ["AWS_ENDPOINT_URL_DYNAMODB"] = Url(DynamoDb),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };

    static string Url(Uri uri) => uri.ToString().TrimEnd('/');
}
