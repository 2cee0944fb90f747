using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Sandbox.Lambda;
using MarketData.Tools;

namespace MarketData.SandboxTests.Images;

/// <summary>
/// An image as a root file system, started as its configuration says: inside of it and as its user where the machine
/// allows that, else with the machine's own libraries.
/// </summary>
sealed record UnpackedImage(string Root, IReadOnlyList<string> EntryPoint, int User, bool IsInside)
{
    /// <summary>Lambda's limit for the initialization of a function.</summary>
    static readonly TimeSpan InitTimeout = TimeSpan.FromSeconds(10);

    /// <summary>With /proc and /dev, which a container has as well: without them .NET does not start.</summary>
    const string Enter = """
        root=$1 user=$2; shift 2
        mount --bind /proc "$root/proc" && mount --bind /dev "$root/dev" || exit
        exec chroot --userspec="$user:$user" "$root" "$@"
        """;

    /// <param name="bundle">
    /// What umoci unpacked: https://github.com/opencontainers/runtime-spec/blob/main/bundle.md
    /// </param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<UnpackedImage> ReadAsync(string bundle, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path.Combine(bundle, "config.json"));
        using var json = await JsonDocument.ParseAsync(file, cancellationToken: cancellation);
        var process = json.RootElement.GetProperty("process");
        return new(
            Path.Combine(bundle, "rootfs"),
            [.. process.GetProperty("args").EnumerateArray().Select(word => word.GetString()!)],
            process.GetProperty("user").GetProperty("uid").GetInt32(),
            Environment.IsPrivilegedProcess && await CanMountAsync(cancellation)
        );
    }

    /// <returns>From the start of the process to when it asks for its first invocation.</returns>
    /// <exception cref="ToolException">It does not.</exception>
    public async Task<TimeSpan> StartAsync(string task, CancellationToken cancellation)
    {
        await using var api = await RuntimeApi.StartAsync();
        var printed = new ConcurrentQueue<string>();
        var command = Command(task) with
        {
            InheritsEnvironment = false,
            Environment = Variables(api.Address),
            OnOutput = printed.Enqueue,
            OnError = printed.Enqueue,
        };
        var start = Stopwatch.GetTimestamp();
        await using var process = command.Start();
        await Task.WhenAny(api.Ready, process.Exit).WaitAsync(InitTimeout, cancellation);
        var time = Stopwatch.GetElapsedTime(start);
        if (!api.Ready.IsCompleted)
        {
            throw new ToolException($"'{command}' ended:\n{string.Join('\n', printed)}");
        }

        await api.Ready;
        return time;
    }

    Command Command(string task) =>
        IsInside
            ? new("unshare", ["--mount", "sh", "-c", Enter, "sh", Root, $"{User}", .. EntryPoint, task])
            : new(Path.Join(Root, EntryPoint[0]), [.. EntryPoint.Skip(1), task]);

    static async Task<bool> CanMountAsync(CancellationToken cancellation) =>
        (await new Command("unshare", ["--mount", "true"]).TryRunAsync(cancellation)).ExitCode == 0;

    /// <summary>Those of a deployment, for all tasks.</summary>
    static Dictionary<string, string> Variables(string runtimeApi) =>
        new()
        {
            ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
            [LambdaVariables.RuntimeApi] = runtimeApi,
            [LambdaVariables.FunctionName] = "trades",
            [LambdaVariables.FunctionVersion] = "$LATEST",
            [LambdaVariables.MemorySize] = "1769",
            [LambdaVariables.LogGroupName] = "/aws/lambda/trades",
            [LambdaVariables.LogStreamName] = "test",
            [SettingsVariables.Region] = "us-east-1",
            [TradeVariables.TradesTable] = "trades",
            [TradeVariables.AuditTrailTable] = "trail",
            [TradeVariables.StateTable] = "state",
            [TradeVariables.ParameterPath] = "/trade-processing/test/",
            [TradeVariables.SourceSystems] = "OMS",
            [FunctionVariables.AuditKmsKeyArn] = "key",
            [FunctionVariables.MetricsNamespace] = "test",
            [FunctionVariables.ClockSkewSeconds] = "300",
            [FunctionVariables.BarsTable] = "bars",
            [FunctionVariables.MarketDataTable] = "market",
        };
}
