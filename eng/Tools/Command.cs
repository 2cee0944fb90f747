namespace MarketData.Tools;

/// <summary>A program with its arguments, to be run to its end or started to live beside its caller.</summary>
public sealed record Command(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>Where it runs; absent: in the repository's root.</summary>
    public string Folder { get; init; } = Checkout.Root;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it sees the caller's own variables besides those of <see cref="Environment"/>.</summary>
    public bool InheritsEnvironment { get; init; } = true;

    /// <summary>Called for each line of standard output as it comes.</summary>
    public Action<string> OnOutput { get; init; } = _ => { };

    /// <summary>Called for each line of standard error as it comes.</summary>
    public Action<string> OnError { get; init; } = _ => { };

    /// <summary>How long a cancelled command may take to end in order before it is killed.</summary>
    public TimeSpan Grace { get; init; }

    public ChildProcess Start() => ChildProcess.Start(this);

    /// <summary>
    /// Runs to the end, and returns the standard output. A failure is an exception with all that was printed.
    /// </summary>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var result = await TryRunAsync(cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new ToolException($"'{this}' ended with exit code {result.ExitCode}:\n{result.Everything.Trim()}");
    }

    /// <summary>Runs to the end, whatever that is.</summary>
    public async Task<CommandResult> TryRunAsync(CancellationToken cancellation)
    {
        var output = new List<string>();
        var errors = new List<string>();
        var kept = this with { OnOutput = OnOutput + output.Add, OnError = OnError + errors.Add };
        await using var process = kept.Start();
        process.CloseInput();
        try
        {
            await process.Exit.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await process.EndAsync(Grace);
            throw;
        }

        return new(process.ExitCode, string.Join('\n', output), string.Join('\n', errors));
    }

    public override string ToString() => string.Join(' ', [File, .. Arguments]);
}
