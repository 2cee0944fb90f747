using System.Text.RegularExpressions;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>A registry of container images on a free port, which keeps them in a folder.</summary>
sealed partial class LocalRegistry : IAsyncDisposable
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    readonly ChildProcess process;

    LocalRegistry(ChildProcess process, string address) => (this.process, Address) = (process, address);

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <param name="folder">Where it keeps images.</param>
    /// <param name="users">A file of Apache's htpasswd; absent: everybody may do everything.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<LocalRegistry> StartAsync(string folder, string? users, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var configuration = Path.Combine(folder, "registry.yml");
        await File.WriteAllTextAsync(
            configuration,
            $"""
            version: 0.1
            storage:
              filesystem:
                rootdirectory: {folder}/images
            http:
              addr: 127.0.0.1:0
            {(users is null ? "" : $"auth: {{ htpasswd: {{ realm: test, path: {users} }} }}")}
            """,
            cancellation
        );
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Command("docker-registry", ["serve", configuration])
        {
            OnOutput = Read,
            OnError = Read,
        }.Start();
        process.CloseInput();
        try
        {
            await Task.WhenAny(address.Task, process.Exit).WaitAsync(StartTimeout, cancellation);
            return address.Task.IsCompletedSuccessfully
                ? new(process, await address.Task)
                : throw new ToolException($"docker-registry ended with exit code {process.ExitCode}.");
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        void Read(string line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                address.TrySetResult(match.Groups["address"].Value);
            }
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [GeneratedRegex(@"listening on (?<address>127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
