namespace MarketData.Sandbox.Steps;

/// <summary>Something of a run is left: the message says what could not be removed, and why.</summary>
public sealed class CleanupException(IReadOnlyCollection<Exception> failures) : AggregateException(failures)
{
    public override string Message =>
        $"Not everything could be cleaned up:\n{string.Join('\n', InnerExceptions.Select(failure => failure.Message))}";
}
