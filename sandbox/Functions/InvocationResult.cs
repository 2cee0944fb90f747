namespace MarketData.Sandbox.Functions;

/// <summary>What an invocation came to: the function's answer, or why there is none.</summary>
public abstract record InvocationResult
{
    public sealed record Answered(ReadOnlyMemory<byte> Payload) : InvocationResult;

    /// <param name="Reason">For people.</param>
    /// <param name="ErrorType">
    /// What the function called its error, or one of <see cref="ErrorTypes"/>; null where nobody named it.
    /// </param>
    public sealed record Failed(string Reason, string? ErrorType = null) : InvocationResult
    {
        public override string ToString() => ErrorType is null ? Reason : $"{ErrorType}: {Reason}";
    }

    /// <summary>The function was not invoked: as many invocations as it may have were under way.</summary>
    public sealed record Throttled : InvocationResult;
}
