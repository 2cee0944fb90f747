using Amazon.DynamoDBv2.DocumentModel;
using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Processor.Rules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>Rules that raise many alerts on what schedules feed.</summary>
static class SimulatedRules
{
    static readonly IReadOnlyList<StoredItem> Items =
    [
        .. new[]
        {
            """
                {"rule_id":"over-1000","kind":"PRICE_THRESHOLD","symbols":"*","severity":"HIGH","threshold":1000,
                 "hysteresis_percent":1,"cooldown_seconds":0}
                """,
            """
                {"rule_id":"over-500","kind":"PRICE_THRESHOLD","symbols":"S0","severity":"LOW","threshold":500,
                 "hysteresis_percent":0,"cooldown_seconds":120}
                """,
            """
                {"rule_id":"move","kind":"PERCENT_MOVE","symbols":"*","severity":"HIGH","threshold":5,"minutes":5,
                 "hysteresis_percent":10,"cooldown_seconds":60}
                """,
            """
                {"rule_id":"wild","kind":"VOLATILITY","symbols":"*","severity":"MEDIUM","threshold":0.4,
                 "hysteresis_percent":5,"cooldown_seconds":0}
                """,
            """
                {"rule_id":"spike","kind":"VOLUME_SPIKE","symbols":"*","severity":"LOW","threshold":3,
                 "hysteresis_percent":0,"cooldown_seconds":0}
                """,
            """
                {"rule_id":"cross","kind":"SMA_CROSS","symbols":"*","severity":"LOW","short_bars":2,"long_bars":4,
                 "direction":"BELOW","cooldown_seconds":0}
                """,
            """
                {"rule_id":"large","kind":"VOLUME","symbols":"*","severity":"MEDIUM","threshold":1000000,
                 "cooldown_seconds":0}
                """,
        }.Select(json => Document.FromJson(json).ToAttributeMap()),
    ];

    public static RuleBook Book { get; } =
        new([
            .. Items.Select(item =>
                RuleItem.TryRead(item, out var rule, out var problems)
                    ? rule
                    : throw new InvalidOperationException(string.Join(' ', problems))
            ),
        ]);

    public static void Put(IStore store)
    {
        foreach (var item in Items)
        {
            store.Client.PutItemAsync(store.NameOf(Tables.AlertRules), item).GetAwaiter().GetResult();
        }
    }
}
