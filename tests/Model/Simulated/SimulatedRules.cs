using Amazon.DynamoDBv2.DocumentModel;
using MarketData.Domain.Rules;
using MarketData.Processor.Storage;

namespace MarketData.Tests.Model.Simulated;

/// <summary>Rules that raise many alerts on what schedules feed.</summary>
static class SimulatedRules
{
    static readonly IReadOnlyList<StoredItem> Items =
    [
        .. new[]
        {
            """{"rule_id":"over-1000","kind":"PRICE_THRESHOLD","symbols":"*","severity":"HIGH","threshold":1000,"hysteresis_percent":1,"cooldown_seconds":0}""",
            """{"rule_id":"over-500","kind":"PRICE_THRESHOLD","symbols":"S0","severity":"LOW","threshold":500,"hysteresis_percent":0,"cooldown_seconds":120}""",
            """{"rule_id":"large","kind":"VOLUME","symbols":"*","severity":"MEDIUM","threshold":1000000,"cooldown_seconds":0}""",
        }.Select(json => Document.FromJson(json).ToAttributeMap()),
    ];

    public static RuleBook Book { get; } = new(
        [.. Items.Select(item => RuleItem.TryRead(item, out var rule, out var problems) ? rule : throw new InvalidOperationException(string.Join(' ', problems)))]);

    public static void Put(IStore store)
    {
        foreach (var item in Items)
        {
            store.Client.PutItemAsync(store.Tables["alert-rules"], item).GetAwaiter().GetResult();
        }
    }
}
