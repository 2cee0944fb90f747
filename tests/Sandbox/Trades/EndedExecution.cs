using System.Text.Json;

namespace MarketData.SandboxTests.Trades;

/// <summary>What DescribeExecution says of an execution that has come to its end.</summary>
sealed record EndedExecution(string Arn, string Status, string? Input, string? Output, string? Error, string? Cause)
{
    public static EndedExecution Read(JsonElement description) =>
        new(
            description.GetProperty("executionArn").GetString()!,
            description.GetProperty("status").GetString()!,
            TextOf(description, "input"),
            TextOf(description, "output"),
            TextOf(description, "error"),
            TextOf(description, "cause")
        );

    static string? TextOf(JsonElement description, string name) =>
        description.TryGetProperty(name, out var value) ? value.GetString() : null;
}
