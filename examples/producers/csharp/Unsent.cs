namespace MarketData.Examples;

/// <summary>Keeps what could not be sent, as it came.</summary>
sealed class Unsent(string path) : IDisposable
{
    const int ShownCharacters = 200;

    readonly Lock gate = new();
    StreamWriter? file;

    public string Path => path;

    public int Count { get; private set; }

    public void Add(string line, string why)
    {
        lock (gate)
        {
            file ??= new StreamWriter(path) { AutoFlush = true };
            file.WriteLine(line);
            Count++;
        }

        Console.Error.WriteLine($"not sent: {why}: {line[..Math.Min(line.Length, ShownCharacters)]}");
    }

    public void Dispose() => file?.Dispose();
}
