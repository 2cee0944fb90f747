namespace MarketData.Ops.Copies;

/// <summary>
/// Files of copies, in a folder on this machine or in a bucket. Names go down from there, with slashes.
/// </summary>
public abstract class CopyFiles(string place)
{
    /// <summary>For sentences.</summary>
    public string Place => place;

    public abstract IEnumerable<string> Names { get; }

    /// <exception cref="FileNotFoundException">There is none of this name.</exception>
    public abstract Task<Stream> OpenAsync(string name, CancellationToken cancellation);

    /// <summary>How the files that were opened are locked, for people; null where nobody can say.</summary>
    public virtual string? Locks => null;

    public bool Has(string name) => Names.Contains(name);

    /// <summary>For files of a size that anybody would open in an editor.</summary>
    public async Task<byte[]> ReadAsync(string name, CancellationToken cancellation)
    {
        await using var file = await OpenAsync(name, cancellation);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
