namespace MarketData.Ops.Copies;

/// <summary>Copies that somebody downloaded.</summary>
public sealed class FolderFiles : CopyFiles
{
    readonly string root;
    readonly HashSet<string> names;

    /// <exception cref="InvalidOperationException">There is no such folder.</exception>
    public FolderFiles(string folder)
        : base(folder)
    {
        root = Path.GetFullPath(folder);
        names = Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(NameOf)]
            : throw new InvalidOperationException($"There is no folder {folder}. A bucket is s3://BUCKET/PREFIX.");
    }

    public override IEnumerable<string> Names => names;

    public override Task<Stream> OpenAsync(string name, CancellationToken cancellation) =>
        Task.FromResult<Stream>(
            names.Contains(name)
                ? File.OpenRead(Path.Combine(root, name))
                : throw new FileNotFoundException($"{name} is missing.")
        );

    string NameOf(string file) => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
}
