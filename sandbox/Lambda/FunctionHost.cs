using System.Globalization;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// What every process of the function shares: the unpacked package and the environment Lambda gives it.
/// </summary>
public sealed record FunctionHost(
    DeployedFunction Function,
    UnpackedPackage Package,
    Endpoints Endpoints,
    FunctionOutput Output
)
{
    /// <summary>Null where nobody looks for the lines in CloudWatch.</summary>
    public LogDelivery? Delivery { get; init; }

    public void Print(string line)
    {
        Output.Write(line);
        Delivery?.Add(line);
    }

    /// <summary>A function sees what Lambda sets and nothing of the machine it runs on.</summary>
    /// <param name="runtimeApi">Host and port of the process's own Runtime API.</param>
    public IReadOnlyDictionary<string, string> Environment(string runtimeApi) =>
        new Dictionary<string, string>([.. Function.Variables, .. Endpoints.Variables])
        {
            [LambdaVariables.RuntimeApi] = runtimeApi,
            [LambdaVariables.FunctionName] = Function.Name,
            [LambdaVariables.FunctionVersion] = Function.Version,
            [LambdaVariables.MemorySize] = Function.MemoryMegabytes.ToString(CultureInfo.InvariantCulture),
            [LambdaVariables.LogGroupName] = Function.LogGroup,
            [LambdaVariables.LogStreamName] = LogDelivery.StreamOf(Function),
            ["AWS_LAMBDA_LOG_FORMAT"] = Function.LogFormat,
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            [LambdaVariables.Handler] = Function.Handler,
            ["AWS_ACCESS_KEY_ID"] = Credentials.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = Credentials.SecretKey,
            ["AWS_SESSION_TOKEN"] = "sandbox",
            [SettingsVariables.Region] = Credentials.Region,
            ["AWS_DEFAULT_REGION"] = Credentials.Region,
            ["LAMBDA_TASK_ROOT"] = Package.Folder,
            ["LAMBDA_RUNTIME_DIR"] = Package.Folder,
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["TZ"] = ":UTC",
        };
}
