using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Restoring;

/// <summary>How far a restore has come.</summary>
/// <param name="Step"><c>beside</c>: beside the damaged ones; or <c>in place</c>, under their names.</param>
/// <param name="Tables">Which.</param>
/// <param name="Next">What is to be done now, a line for each.</param>
sealed record RestoreStep(string Step, IReadOnlyList<string> Tables, IReadOnlyList<string> Next)
{
    public static RestoreStep Of(string step, IReadOnlyList<string> tables, string next) =>
        new(step, tables, next.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public Answer ToAnswer(int exitCode) =>
        Answer.Of(
            exitCode,
            this,
            RestoreJson.Default.RestoreStep,
            output =>
            {
                output.WriteLine($"Restored {Step}: {string.Join(", ", Tables)}.");
                output.WriteLine("Next:");
                foreach (var line in Next)
                {
                    output.WriteLine($"  {line}");
                }
            }
        );
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RestoreStep))]
sealed partial class RestoreJson : JsonSerializerContext;
