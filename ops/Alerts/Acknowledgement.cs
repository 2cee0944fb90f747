using MarketData.Shared.Storage;

namespace MarketData.Ops.Alerts;

/// <summary>Somebody has seen to an alert. It changes nothing but what is listed.</summary>
/// <param name="By">The AWS identity.</param>
/// <param name="At">When.</param>
/// <param name="Note">What they had to say.</param>
public sealed record Acknowledgement(string By, DateTimeOffset At, string? Note)
{
    internal const string ByAttribute = "acknowledged_by";
    internal const string AtAttribute = "acknowledged_at";
    internal const string NoteAttribute = "acknowledged_note";

    public static Acknowledgement? Read(Item item) =>
        item.ContainsKey(AtAttribute)
            ? new(
                item.ReadText(ByAttribute),
                item.ReadTime(AtAttribute),
                item.ContainsKey(NoteAttribute) ? item.ReadText(NoteAttribute) : null
            )
            : null;
}
