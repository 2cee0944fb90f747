namespace MarketData.Infra;

public static class Repository
{
    /// <summary>The folder that holds cdktf.json, above the program's own.</summary>
    public static string Root { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "cdktf.json")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds cdktf.json, the repository's root."
        );
    }
}
