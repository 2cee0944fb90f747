using MarketData.Sandbox;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>What the emulator's CloudWatch Logs holds of the function.</summary>
static class LogLines
{
    public static async Task<IReadOnlyList<string>> ReadAsync(LocalSystem system, CancellationToken cancellation)
    {
        var lines = new List<string>();
        string? next = null;
        do
        {
            var page = await system.Engines.Aws.Logs.FilterLogEventsAsync(
                new() { LogGroupName = system.Function.Deployed.LogGroup, NextToken = next },
                cancellation
            );
            lines.AddRange(page.Events!.Select(line => line.Message!));
            next = page.NextToken;
        } while (next is not null);

        return lines;
    }
}
