using System.Text;

namespace MarketData.Tests.Model.Simulated;

/// <summary>Keeps what a process logs, in memory only: there is nothing to dispose of.</summary>
sealed class ErrorLog
{
    readonly Func<byte[]> read;

    public ErrorLog()
    {
        var memory = new MemoryStream();
        (Stream, read) = (memory, memory.ToArray);
    }

    public Stream Stream { get; }

    public string Errors => string.Concat(Encoding.UTF8.GetString(read()).Split('\n')
        .Where(line => line.Contains("\"ERROR\"", StringComparison.Ordinal))
        .Select(line => $"{Environment.NewLine}{line}"));
}
