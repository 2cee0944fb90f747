using MarketData.Contract;

namespace MarketData.Hosting;

/// <summary>What Lambda itself puts into a function's environment.</summary>
public sealed record LambdaEnvironment
{
    public required string FunctionName { get; init; }
    public required string FunctionVersion { get; init; }
    public required string LogGroupName { get; init; }
    public required string LogStreamName { get; init; }
    public required int MemoryLimitInMB { get; init; }

    public static LambdaEnvironment Read(EnvironmentVariables variables) =>
        new()
        {
            FunctionName = variables.Required(LambdaVariables.FunctionName),
            FunctionVersion = variables.Required(LambdaVariables.FunctionVersion),
            LogGroupName = variables.Required(LambdaVariables.LogGroupName),
            LogStreamName = variables.Required(LambdaVariables.LogStreamName),
            MemoryLimitInMB = variables.RequiredPositive(LambdaVariables.MemorySize),
        };
}
