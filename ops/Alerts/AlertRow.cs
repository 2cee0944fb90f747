using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.Shared.Storage;

namespace MarketData.Ops.Alerts;

/// <summary>An alert as it is stored, and what people have done about it.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="StoredAt">When it was raised.</param>
/// <param name="NotifiedAt">When traders were told; null: they were not, or not yet.</param>
/// <param name="Acknowledged">By whom it was acknowledged; null: nobody.</param>
public sealed record AlertRow(
    Alert Alert,
    DateTimeOffset StoredAt,
    DateTimeOffset? NotifiedAt,
    Acknowledgement? Acknowledged
)
{
    /// <summary>The table has other rows too: counters, and whose turn it is to publish.</summary>
    public static bool IsAlert(Item item) => item.ContainsKey(Tables.AlertRules.HashKey);

    /// <exception cref="FormatException">It is not as the function writes it.</exception>
    public static AlertRow Read(Item item) =>
        new(
            AlertItem.Read(item),
            item.ReadTime(AlertItem.StoredAt),
            item.ContainsKey(AlertItem.NotifiedAt) ? item.ReadTime(AlertItem.NotifiedAt) : null,
            Acknowledgement.Read(item)
        );
}
