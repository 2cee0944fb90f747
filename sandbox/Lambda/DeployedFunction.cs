using Amazon.Lambda;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>The function's settings as the emulator holds them after the deployment.</summary>
public sealed record DeployedFunction
{
    const int Unreserved = 5;

    public required string Name { get; init; }
    public required string Arn { get; init; }
    public required string Handler { get; init; }
    public required string CodeSha256 { get; init; }
    public required int MemoryMegabytes { get; init; }
    public required TimeSpan Timeout { get; init; }

    /// <summary>Where none is reserved, as many as is fair to this machine.</summary>
    public required int ReservedConcurrency { get; init; }
    public required string LogGroup { get; init; }
    public required string LogFormat { get; init; }
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public static async Task<DeployedFunction> ReadAsync(
        IAmazonLambda lambda,
        string name,
        CancellationToken cancellation
    )
    {
        var answer = await lambda.GetFunctionAsync(name, cancellation);
        var function = answer.Configuration ?? throw Missing(name, "its configuration");
        return new()
        {
            Name = name,
            Arn = function.FunctionArn ?? throw Missing(name, "its ARN"),
            Handler = function.Handler ?? "bootstrap",
            CodeSha256 = function.CodeSha256 ?? throw Missing(name, "its package's hash"),
            MemoryMegabytes = function.MemorySize ?? throw Missing(name, "its memory"),
            Timeout = TimeSpan.FromSeconds(function.Timeout ?? throw Missing(name, "its timeout")),
            ReservedConcurrency = answer.Concurrency?.ReservedConcurrentExecutions ?? Unreserved,
            LogGroup = function.LoggingConfig?.LogGroup ?? $"/aws/lambda/{name}",
            LogFormat = function.LoggingConfig?.LogFormat?.Value ?? "Text",
            Variables = function.Environment?.Variables ?? [],
        };
    }

    static ToolException Missing(string name, string what) =>
        new(
            $"The emulator holds the function '{name}' without {what}; "
                + "an emulator with the fixes of sandbox/Emulator/launcher keeps it."
        );
}
