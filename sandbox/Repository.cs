namespace MarketData.Sandbox;

/// <summary>Where the sources lie that the sandbox synthesizes and publishes.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Artifacts => Path.Combine(Root, "artifacts");

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "sandbox", "Sandbox.csproj")))
            {
                return folder.FullName;
            }
        }

        throw new SandboxException(
            $"The sandbox deploys the repository it was built in, and '{AppContext.BaseDirectory}' is in none; start it with 'dotnet run --project sandbox'."
        );
    }
}
