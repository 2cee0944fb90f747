using System.Text.RegularExpressions;

namespace MarketData.Tools;

/// <summary>
/// Where there is no internet, Terraform's AWS provider may lie in a filesystem mirror: a folder that holds
/// <c>registry.terraform.io/hashicorp/aws</c>. What is done here is done in the folder of a synthesized stack, so that
/// it serves whoever calls Terraform there: cdktf, the sandbox or a person.
/// </summary>
public static partial class TerraformMirror
{
    public const string Advice =
        $"Where there is no internet, put Terraform's AWS provider into a filesystem mirror and name it in {Variable}.";

    const string Variable = "TERRAFORM_PROVIDER_MIRROR";

    /// <summary>A mirror is looked for one level below these.</summary>
    static readonly string[] AddOnRoots =
    [
        "/opt",
        "/usr/local",
        "/usr/local/lib",
        "/usr/local/share",
        "/usr/share",
        "/srv",
    ];

    static readonly string Provider = Path.Combine("registry.terraform.io", "hashicorp", "aws");

    /// <summary>
    /// Lets <c>terraform init</c> in this folder take the provider from the mirror, where there is one.
    /// </summary>
    /// <returns>Whether Terraform has the provider at hand; else it downloads it.</returns>
    public static bool OfferTo(string stackFolder)
    {
        var version = ProviderVersion(stackFolder);
        WriteLock(stackFolder, version);
        // Terraform's own place for a mirror that belongs to one configuration.
        var place = Path.Combine(stackFolder, "terraform.d", "plugins");
        if (new DirectoryInfo(place) is { LinkTarget: not null } link)
        {
            link.Delete();
        }

        var implied = ImpliedMirrors().Any(folder => HoldsProvider(folder, version));
        var mirror =
            FromEnvironment(version)
            ?? (implied ? null : AddOnFolders().FirstOrDefault(folder => HoldsProvider(folder, version)));
        if (mirror is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            Directory.CreateSymbolicLink(place, mirror);
        }

        return implied || mirror is not null || IsInstalled(stackFolder, version) || UserHasConfiguration();
    }

    /// <summary>
    /// Without a lock file cdktf has Terraform ask the registry for checksums, mirror or not. Of one without checksums
    /// Terraform makes one with those of the provider that it installs. One of another version, which Terraform would
    /// refuse, was written for what the folder held before.
    /// </summary>
    static void WriteLock(string stackFolder, string version)
    {
        var file = Path.Combine(stackFolder, ".terraform.lock.hcl");
        if (!File.Exists(file) || !File.ReadAllText(file).Contains($"\"{version}\"", StringComparison.Ordinal))
        {
            File.WriteAllText(
                file,
                $$"""
                provider "registry.terraform.io/hashicorp/aws" {
                  version     = "{{version}}"
                  constraints = "{{version}}"
                }

                """
            );
        }
    }

    static bool IsInstalled(string stackFolder, string version) =>
        Directory.Exists(Path.Combine(stackFolder, ".terraform", "providers", Provider, version));

    static bool UserHasConfiguration() => File.Exists(Environment.GetEnvironmentVariable("TF_CLI_CONFIG_FILE"));

    /// <summary>
    /// From the configuration, which is JSON or, with <c>cdktf synth --hcl</c>, Terraform's own language.
    /// </summary>
    static string ProviderVersion(string stackFolder)
    {
        var stack = Directory.EnumerateFiles(stackFolder, "cdk.tf*").First();
        return RequiredVersion().Match(File.ReadAllText(stack)).Groups["version"].Value;
    }

    static string? FromEnvironment(string version)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(named))
        {
            return null;
        }

        return HoldsProvider(named, version)
            ? Path.GetFullPath(named)
            : throw new ToolException(
                $"{Variable} is '{named}', but must be a folder that holds {Provider} in version {version}."
            );
    }

    // https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
    static IEnumerable<string> ImpliedMirrors()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var roaming = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share");
        var shared = Environment.GetEnvironmentVariable("XDG_DATA_DIRS") ?? "/usr/local/share:/usr/share";
        return
        [
            Path.Combine(home, ".terraform.d", "plugins"),
            Path.Combine(roaming, "terraform.d", "plugins"),
            Path.Combine(home, "Library", "Application Support", "io.terraform", "plugins"),
            Path.Combine(data, "terraform", "plugins"),
            .. shared.Split(':').Select(folder => Path.Combine(folder, "terraform", "plugins")),
        ];
    }

    static IEnumerable<string> AddOnFolders() =>
        AddOnRoots
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal));

    /// <summary>Unpacked, or as the archives that the registry serves.</summary>
    static bool HoldsProvider(string mirror, string version)
    {
        var provider = Path.Combine(mirror, Provider);
        return Directory.Exists(provider)
            && (
                Directory.Exists(Path.Combine(provider, version))
                || Directory.EnumerateFiles(provider, $"terraform-provider-aws_{version}_*.zip").Any()
            );
    }

    [GeneratedRegex("""required_providers[^}]*?version\W+(?<version>[\d.]+)""")]
    private static partial Regex RequiredVersion();
}
