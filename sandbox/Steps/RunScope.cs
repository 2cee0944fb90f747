namespace MarketData.Sandbox.Steps;

/// <summary>What every step of a run is given: whom it tells, where it may write, and who cleans up after it.</summary>
public sealed class RunScope : IAsyncDisposable
{
    readonly Cleanup cleanup = new();

    public RunScope(Phases phases)
    {
        Phases = phases;
        Workspace = cleanup.Add(new Workspace());
    }

    public Phases Phases { get; }

    public Workspace Workspace { get; }

    /// <summary>Disposed when the run ends, before everything that was added earlier.</summary>
    public T Add<T>(T resource)
        where T : class => cleanup.Add(resource);

    public ValueTask DisposeAsync() => cleanup.DisposeAsync();
}
