using System.IO.Compression;
using MarketData.Tools;

namespace MarketData.SandboxTests.Backtesting;

/// <summary>A folder with files for <c>ops backtest</c>, which runs in it, without a region or credentials.</summary>
sealed class BacktestFolder : IDisposable
{
    public const string Session = """
        time_utc,exchange,symbol,type,price,size
        2013-10-08T13:30:00Z,N,IBM,trade,99,100
        2013-10-08T13:30:01.25Z,N,IBM,trade,101,100
        2013-10-08T13:30:02Z,N,BAC,trade,14,20000

        """;

    public const string Rules = $$"""
        [{{TriedSession.PriceOver100}},
         {"rule_id": "block", "kind": "VOLUME", "symbols": "*", "severity": "LOW", "threshold": 10000,
          "cooldown_seconds": 0}]
        """;

    readonly string folder = Directory.CreateTempSubdirectory("backtest").FullName;

    public BacktestFolder()
    {
        Write("s.csv", Session);
        Write("r.json", Rules);
        Directory.CreateSymbolicLink(PathOf("samples"), Path.GetDirectoryName(Checkout.SampleSession)!);
    }

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "MarketData.Ops.dll");

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    public void Compress(string name, string text)
    {
        using var gzip = new GZipStream(File.Create(PathOf(name)), CompressionLevel.Fastest);
        gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>In quotes for a shell that finds <c>ops</c> by <see cref="Program"/>.</summary>
    public Task<CommandResult> ShellAsync(string line, CancellationToken cancellation) =>
        RunAsync(
            new("bash", ["-c", line.Replace("ops ", $"dotnet '{Program}' ", StringComparison.Ordinal)]),
            cancellation
        );

    public Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        RunAsync(new("dotnet", [Program, "backtest", .. arguments]), cancellation);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<CommandResult> RunAsync(Command command, CancellationToken cancellation)
    {
        string[] kept = ["PATH", "DOTNET_ROOT"];
        return (
            command with
            {
                Folder = folder,
                InheritsEnvironment = false,
                Environment = kept.Where(name => Environment.GetEnvironmentVariable(name) is not null)
                    .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name)!),
            }
        ).TryRunAsync(cancellation);
    }
}
