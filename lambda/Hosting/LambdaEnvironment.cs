namespace MarketData.Hosting;

/// <summary>What Lambda itself puts into a function's environment.</summary>
public sealed record LambdaEnvironment
{
    public const string TraceIdVariable = "_X_AMZN_TRACE_ID";

    public required string RuntimeApi { get; init; }
    public required string FunctionName { get; init; }
    public required string FunctionVersion { get; init; }
    public required string LogGroupName { get; init; }
    public required string LogStreamName { get; init; }
    public required int MemoryLimitInMB { get; init; }

    public static LambdaEnvironment Read(EnvironmentVariables variables) =>
        new()
        {
            RuntimeApi = variables.Required("AWS_LAMBDA_RUNTIME_API"),
            FunctionName = variables.Required("AWS_LAMBDA_FUNCTION_NAME"),
            FunctionVersion = variables.Required("AWS_LAMBDA_FUNCTION_VERSION"),
            LogGroupName = variables.Required("AWS_LAMBDA_LOG_GROUP_NAME"),
            LogStreamName = variables.Required("AWS_LAMBDA_LOG_STREAM_NAME"),
            MemoryLimitInMB = variables.RequiredPositive("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"),
        };
}
