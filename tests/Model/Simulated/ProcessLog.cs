using System.Text;
using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.Tests.Model.Simulated;

/// <summary>What a process logs, in memory only: there is nothing to dispose of.</summary>
sealed class ProcessLog
{
    readonly Func<byte[]> read;

    public ProcessLog()
    {
        var memory = new MemoryStream();
        (Stream, read) = (memory, memory.ToArray);
    }

    public Stream Stream { get; }

    /// <summary>For people to read.</summary>
    public string Errors =>
        string.Concat(
            Texts
                .Where(line => line.Contains("\"ERROR\"", StringComparison.Ordinal))
                .Select(line => $"{Environment.NewLine}{line}")
        );

    public IEnumerable<JsonNode> Lines => Texts.Select(line => JsonNode.Parse(line)!);

    /// <summary>The lines about one thing.</summary>
    public IReadOnlyList<JsonNode> Of(LogEvent what) =>
        [.. Lines.Where(line => line[LogFields.Message]?.GetValue<string>() == what.Message)];

    /// <summary>The line of metrics of each invocation.</summary>
    public IEnumerable<JsonNode> Metrics => Lines.Where(line => line[MetricNames.Received] is not null);

    IEnumerable<string> Texts => Encoding.UTF8.GetString(read()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A metric, over all invocations.</summary>
    public int Sum(string metric) => Lines.Sum(line => line[metric]?.GetValue<int>() ?? 0);
}
