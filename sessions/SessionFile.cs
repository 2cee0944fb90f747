using MarketData.Tools;

namespace MarketData.Sessions;

/// <summary>
/// Prints and quotes from a CSV file, plain or gzip: time_utc, exchange, symbol, type (trade or quote), price, size,
/// and for quotes side (bid or ask). Rows are in order of time. A file is read to its end, and taken as a whole or not
/// at all.
/// </summary>
public static class SessionFile
{
    /// <param name="path">A file's, or a pipe's.</param>
    /// <exception cref="ToolException">It tells all that is wrong with it.</exception>
    public static IReadOnlyCollection<MarketRow> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ToolException(Printable.Of($"--file '{path}' does not exist."), failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException(Printable.Of($"--file '{path}' cannot be read: {failure.Message}"), failure);
        }
    }

    /// <param name="file">Plain or gzip.</param>
    /// <param name="name">By which it is called in what is told of it.</param>
    public static IReadOnlyCollection<MarketRow> Read(Stream file, string name)
    {
        var bytes = new FileBytes(file);
        using var text = new StreamReader(bytes.BeginsWith(0x1f, 0x8b) ? new CheckedGzip(bytes) : bytes);
        return Read(text, name);
    }

    public static IReadOnlyCollection<MarketRow> Read(TextReader text, string name)
    {
        var faults = new FileFaults(name);
        var rows = PackedRows.Of(new SessionRows(text, faults).Read());
        faults.ThrowIfAny();
        return rows;
    }
}
