using System.Text.Json;

namespace MarketData.SandboxTests.Lambda;

/// <summary>The embedded metrics among what a function printed.</summary>
static class PrintedMetrics
{
    /// <summary>The sum of a count over all invocations so far.</summary>
    public static decimal Sum(string logFile, string metric) =>
        File.ReadLines(logFile)
            .Where(line => line.Contains("\"_aws\"", StringComparison.Ordinal))
            .Sum(line => ValueOf(line, metric));

    static decimal ValueOf(string line, string metric)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty(metric, out var value) ? value.GetDecimal() : 0;
        }
        catch (JsonException)
        {
            // A process that is killed may leave half a line.
            return 0;
        }
    }
}
