namespace MarketData.Sandbox.Lambda;

/// <summary>What the function's processes print, kept in a file as CloudWatch would keep it.</summary>
public sealed class FunctionOutput(string path) : IDisposable
{
    const int RememberedLines = 20;

    readonly StreamWriter file = new(path) { AutoFlush = true };
    readonly Queue<string> lastLines = new();
    readonly Lock gate = new();

    public string Path => path;

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
        }
    }

    public void Dispose() => file.Dispose();
}
