namespace MarketData.Tools;

/// <summary>The checkout of this repository that the running program was built in.</summary>
public static class Checkout
{
    /// <summary>The folder that holds cdktf.json, above the program's own.</summary>
    public static string Root { get; } = Find();

    /// <summary>Where everything lies that is built, generated or downloaded.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    /// <summary>Real prints and quotes, for a sandbox to play.</summary>
    public static string SampleSession { get; } = Path.Combine(Root, "samples", "session-2013-10-08.csv.gz");

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "cdktf.json")))
            {
                return folder.FullName;
            }
        }

        throw new ToolException(
            $"This program works on the repository it was built in, but no folder above {AppContext.BaseDirectory} "
                + "holds cdktf.json; start it with 'dotnet run --project' in a clone."
        );
    }
}
