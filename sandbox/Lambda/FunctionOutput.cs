using System.Text.Json;

namespace MarketData.Sandbox.Lambda;

/// <summary>What the function's processes print: kept in a file as CloudWatch would, embedded metrics summed up.</summary>
public sealed class FunctionOutput : IDisposable
{
    const int RememberedLines = 20;

    readonly StreamWriter file;
    readonly Queue<string> lastLines = new();
    readonly Dictionary<string, decimal> sums = [];
    readonly Lock gate = new();

    public FunctionOutput(string path)
    {
        Path = path;
        file = new StreamWriter(path) { AutoFlush = true };
    }

    public string Path { get; }

    public string LastLines
    {
        get
        {
            lock (gate)
            {
                return string.Join('\n', lastLines);
            }
        }
    }

    public void Write(string line)
    {
        lock (gate)
        {
            file.WriteLine(line);
            lastLines.Enqueue(line);
            if (lastLines.Count > RememberedLines)
            {
                lastLines.Dequeue();
            }

            if (line.Contains("\"_aws\"", StringComparison.Ordinal))
            {
                AddMetrics(line);
            }
        }
    }

    /// <summary>The sum of a count over all invocations so far.</summary>
    public decimal Sum(string metric)
    {
        lock (gate)
        {
            return sums.GetValueOrDefault(metric);
        }
    }

    public void Dispose() => file.Dispose();

    void AddMetrics(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Number)
                {
                    sums[member.Name] = sums.GetValueOrDefault(member.Name) + member.Value.GetDecimal();
                }
            }
        }
        catch (JsonException)
        {
            // A process that is killed may leave half a line.
        }
    }
}
