using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MarketData.Tools;

/// <summary>A program that must be installed, in the version that eng/versions.json says or a later one.</summary>
public sealed partial class Prerequisite
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    static readonly Dictionary<string, Entry> Entries = Read();

    readonly Entry entry;
    readonly Command askVersion;

    /// <param name="key">Its entry in eng/versions.json.</param>
    /// <param name="program">Asked for its version.</param>
    /// <param name="arguments">With which it prints its version.</param>
    public Prerequisite(string key, string program, params string[] arguments) =>
        (entry, askVersion) = (Entries[key], new(program, arguments));

    public static Prerequisite Terraform { get; } = new("terraform", "terraform", "version");

    public static Prerequisite Node { get; } = new("node", "node", "--version");

    public static Prerequisite Npm { get; } = new("npm", Programs.Npm, "--version");

    public static Prerequisite Java { get; } = new("java", "java", "-version");

    public static Prerequisite Python { get; } = new("python", Programs.Python, "--version");

    public static Prerequisite Moto { get; } =
        new("moto", Programs.Python, "-c", "import moto, moto.server; print(moto.__version__)");

    /// <summary>Used by people, in commands that the documents and the sandbox show them.</summary>
    public static Prerequisite AwsCli { get; } = new("aws", "aws", "--version");

    /// <summary>The tests of container images need them, and nothing else does.</summary>
    public static IReadOnlyList<Prerequisite> ImageTools { get; } =
    [
        new("docker-registry", "docker-registry", "--version"),
        new("skopeo", "skopeo", "--version"),
        new("umoci", "umoci", "--version"),
    ];

    /// <summary>A line for each that is missing or too old, with what to install.</summary>
    public static async Task<IReadOnlyList<string>> FindMissingAsync(
        IEnumerable<Prerequisite> needed,
        CancellationToken cancellation
    )
    {
        var missing = await Task.WhenAll(needed.Select(one => one.DescribeIfMissingAsync(cancellation)));
        return [.. missing.OfType<string>()];
    }

    /// <exception cref="ToolException">Names all that are missing or too old.</exception>
    public static async Task RequireAsync(IEnumerable<Prerequisite> needed, CancellationToken cancellation)
    {
        if (await FindMissingAsync(needed, cancellation) is { Count: > 0 } missing)
        {
            throw new ToolException(string.Join('\n', missing));
        }
    }

    async Task<string?> DescribeIfMissingAsync(CancellationToken cancellation)
    {
        var found = await FindVersionAsync(cancellation);
        var state = found is null ? "was not found" : $"this is {found}";
        return found >= VersionOf(entry.Least)
            ? null
            : $"{entry.Name} {entry.Least} or later is needed and {state}; install {entry.Install}.";
    }

    async Task<Version?> FindVersionAsync(CancellationToken cancellation)
    {
        try
        {
            var answer = await askVersion.TryRunAsync(cancellation);
            return answer.ExitCode == 0 ? VersionOf(answer.Everything) : null;
        }
        catch (ToolException)
        {
            // There is no such program.
            return null;
        }
    }

    static Version? VersionOf(string text) =>
        VersionNumber().Match(text) is { Success: true } match
            ? new(
                int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture),
                int.Parse($"0{match.Groups["minor"].Value}", CultureInfo.InvariantCulture)
            )
            : null;

    static Dictionary<string, Entry> Read()
    {
        using var versions = typeof(Prerequisite).Assembly.GetManifestResourceStream("versions.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Entry>>(versions, Json)!;
    }

    // Java may tell first with which options it was started.
    [GeneratedRegex(@"(?:^|[\s/""])v?(?<major>\d+)(\.(?<minor>\d+))?")]
    private static partial Regex VersionNumber();

    sealed record Entry(string Name, string Least, string Install);
}
