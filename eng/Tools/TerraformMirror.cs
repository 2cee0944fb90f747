namespace MarketData.Tools;

/// <summary>
/// Where there is no internet, Terraform's AWS provider may lie in a filesystem mirror: a folder that holds
/// <c>registry.terraform.io/hashicorp/aws</c>.
/// </summary>
public static class TerraformMirror
{
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
    /// Writes a Terraform CLI configuration that names the mirror into <paramref name="folder"/> and returns its path,
    /// for <c>TF_CLI_CONFIG_FILE</c>. Null where there is no mirror, or one that Terraform finds by itself.
    /// </summary>
    public static string? WriteCliConfiguration(string folder)
    {
        var mirror = FromEnvironment();
        if (mirror is null && !ImpliedMirrors().Any(HoldsProvider))
        {
            mirror = AddOnFolders().FirstOrDefault(HoldsProvider);
        }

        if (mirror is null)
        {
            return null;
        }

        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "terraform.tfrc");
        File.WriteAllText(
            file,
            $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{mirror.Replace('\\', '/')}}"
              }
            }

            """
        );
        return file;
    }

    static string? FromEnvironment()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(named))
        {
            return null;
        }

        return HoldsProvider(named)
            ? Path.GetFullPath(named)
            : throw new ToolException($"{Variable} is '{named}', but must be a folder that holds {Provider}.");
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

    static bool HoldsProvider(string folder) => Directory.Exists(Path.Combine(folder, Provider));
}
