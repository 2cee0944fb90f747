using System.ComponentModel;
using System.Text.RegularExpressions;

namespace MarketData.Sandbox.Processes;

/// <summary>The programs that must be installed, each with the oldest version that is known to work.</summary>
public static partial class Tools
{
    static readonly Tool[] Required =
    [
        new("Terraform", "terraform", ["version"], new(1, 9), "https://developer.hashicorp.com/terraform/install"),
        new("Node.js", "node", ["--version"], new(20, 0), "https://nodejs.org (on Debian: apt install nodejs npm)"),
        new("Java", "java", ["-version"], new(11, 0), "a JRE (on Debian: apt install default-jre-headless)"),
        new(
            "Python",
            Python,
            ["--version"],
            new(3, 10),
            "https://www.python.org (on Debian: apt install python3 python3-pip)"
        ),
        new(
            "moto",
            Python,
            ["-c", "import moto, moto.server; print(moto.__version__)"],
            new(5, 2),
            $"it with: {Python} -m pip install 'moto[server]==5.2.1'"
        ),
    ];

    public static string Python => OperatingSystem.IsWindows() ? "python" : "python3";

    public static Task CheckAsync(CancellationToken cancellation) =>
        Task.WhenAll(Required.Select(tool => tool.CheckAsync(cancellation)));

    sealed record Tool(string Name, string File, string[] Arguments, Version Oldest, string Source)
    {
        public async Task CheckAsync(CancellationToken cancellation)
        {
            var found = await FindAsync(cancellation);
            if (found is null)
            {
                throw new SandboxException($"{Name} {Oldest} or later is needed and was not found; install {Source}.");
            }

            if (found < Oldest)
            {
                throw new SandboxException(
                    $"{Name} {Oldest} or later is needed and this is {found}; install {Source}."
                );
            }
        }

        async Task<Version?> FindAsync(CancellationToken cancellation)
        {
            try
            {
                var answer = await new Command(File, Arguments).TryRunAsync(cancellation);
                var version = VersionNumber().Match(answer.Everything);
                return answer.ExitCode == 0 && version.Success ? Version.Parse(version.Value) : null;
            }
            catch (SandboxException missing) when (missing.InnerException is Win32Exception)
            {
                return null;
            }
        }
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex VersionNumber();
}
