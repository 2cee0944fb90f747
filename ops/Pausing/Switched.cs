using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Pausing;

/// <summary>What is processed, or waits, after a switch.</summary>
/// <param name="Bus">Whose events.</param>
/// <param name="Processing">Whether they are processed now.</param>
/// <param name="Changed">Whether they were not before.</param>
/// <param name="Switch">What was switched: the mapping's id, or the rule's name.</param>
/// <param name="Note">What that means.</param>
sealed record Switched(string Bus, bool Processing, bool Changed, string Switch, string Note)
{
    public static Switched Of(bool enabled, bool changed, string mapping) =>
        new(
            ResourceNames.MarketData,
            enabled,
            changed,
            mapping,
            enabled
                ? "What waited in the buffer is processed now."
                : "Events wait in the buffer, for 14 days at most; what was under way ends within the function's "
                    + "time-out. A deployment goes on with it."
        );

    public static Switched OfTrades(bool enabled, bool changed, string rule) =>
        new(
            ResourceNames.Trades,
            enabled,
            changed,
            rule,
            enabled
                ? "What came while the rule was off is in the archive alone: ops replay START END --bus trades."
                : "No execution is started. What comes now is in the archive alone: there is no buffer. Executions "
                    + "that were started go on. A deployment goes on with it."
        );

    public Answer ToAnswer()
    {
        var (state, before) = (Processing ? "processed" : "paused", Changed ? "" : ", as before");
        return Answer.Of(
            Operation.Success,
            this,
            SwitchedJson.Default.Switched,
            output => output.WriteLine($"Events of {Bus} are {state}{before} ({Switch}). {Note}")
        );
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Switched))]
sealed partial class SwitchedJson : JsonSerializerContext;
