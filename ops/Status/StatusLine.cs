using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Status;

/// <summary>Whether one thing of a deployment is as it should be, and why.</summary>
/// <param name="Name">Which.</param>
/// <param name="State"><see cref="Good"/>, <see cref="Bad"/> or <see cref="Unknown"/>.</param>
/// <param name="Why">What was seen, and where it is bad what to do.</param>
sealed record StatusLine(string Name, string State, string Why)
{
    public const string Good = "good";
    public const string Bad = "bad";
    public const string Unknown = "unknown";

    public static StatusLine Of(string name, bool isGood, string why) => new(name, isGood ? Good : Bad, why);

    /// <summary>What cannot be looked at hides nothing of the rest.</summary>
    public static async Task<StatusLine> LookAsync(
        string name,
        Func<Task<StatusLine>> look,
        CancellationToken cancellation
    )
    {
        try
        {
            return await look();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && Operation.IsOfTheDeployment(failure))
        {
            return new(name, Unknown, FailureText.Of(failure));
        }
    }
}

sealed record StatusReport(string Environment, string Region, IReadOnlyList<StatusLine> Lines)
{
    public Answer ToAnswer() => Answer.Of(ExitCode, this, StatusJson.Default.StatusReport, WriteTo);

    /// <summary>What is unknown is no yes: nobody should go home on it.</summary>
    int ExitCode =>
        Has(StatusLine.Bad) ? Operation.No
        : Has(StatusLine.Unknown) ? Operation.NotReached
        : Operation.Success;

    bool Has(string state) => Lines.Any(line => line.State == state);

    void WriteTo(TextWriter output)
    {
        var width = Lines.Max(line => line.Name.Length);
        foreach (var (name, state, why) in Lines)
        {
            output.WriteLine($"{state, -8}{name.PadRight(width)}  {Printable.Of(why)}");
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StatusReport))]
sealed partial class StatusJson : JsonSerializerContext;
