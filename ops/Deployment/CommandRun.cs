using System.CommandLine;

namespace MarketData.Ops.Deployment;

/// <summary>A command as it runs.</summary>
/// <param name="Parsed">Its own options and arguments.</param>
/// <param name="Progress">
/// Takes lines that say what happens before the answer is there. With <c>--json</c> the document goes elsewhere.
/// </param>
/// <param name="Cancellation">Ends it.</param>
sealed record CommandRun(ParseResult Parsed, TextWriter Progress, CancellationToken Cancellation)
{
    readonly Lazy<DeployedEnvironment> deployed = new(() => OperatorOptions.Read(Parsed));

    /// <summary>
    /// The deployment that it is for. Not every run asks: one that works on files alone needs no region.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no region.</exception>
    public DeployedEnvironment Deployed => deployed.Value;

    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    /// <summary>The parser has seen to it that a value is there, unless there may be none.</summary>
    public T Get<T>(Argument<T> argument) => Parsed.GetValue(argument)!;
}
