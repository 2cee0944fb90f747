using Amazon.Lambda;
using Amazon.Lambda.Model;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>A version of the function as the emulator holds it after the deployment.</summary>
public sealed record DeployedFunction
{
    public const string Unpublished = "$LATEST";

    const int Unreserved = 5;

    public required string Name { get; init; }
    public required string Version { get; init; }
    public required string Arn { get; init; }
    public required string Handler { get; init; }
    public required string CodeSha256 { get; init; }
    public required int MemoryMegabytes { get; init; }
    public required TimeSpan Timeout { get; init; }

    /// <summary>Of all versions together; where none is reserved, as many as is fair to this machine.</summary>
    public required int ReservedConcurrency { get; init; }

    public required string LogGroup { get; init; }
    public required string LogFormat { get; init; }
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public static async Task<DeployedFunction> ReadAsync(
        IAmazonLambda lambda,
        string name,
        string version,
        CancellationToken cancellation
    )
    {
        var request = new GetFunctionRequest { FunctionName = name, Qualifier = version };
        var answer = await lambda.GetFunctionAsync(request, cancellation);
        var function = answer.Configuration ?? throw Missing(name, "its configuration");
        return new()
        {
            Name = name,
            Version = function.Version ?? throw Missing(name, "its version"),
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
