using Amazon.DynamoDBv2.DocumentModel;
using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Processor.Rules;
using MarketData.Tests.Model.Schedules;

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

    /// <summary>All that were in force at some time.</summary>
    public static IReadOnlyList<RuleBook> Books(IEnumerable<RuleChange> changes)
    {
        var items = Items.ToList();
        var books = new List<RuleBook> { Book(items) };
        foreach (var change in changes)
        {
            items[change.Rule] = Item(change.Rule, change.Version);
            books.Add(Book(items));
        }

        return books;
    }

    public static void Put(IStore store)
    {
        for (var rule = 0; rule < RuleChange.Rules; rule++)
        {
            Put(store, rule, RuleVersion.First);
        }
    }

    public static void Put(IStore store, int rule, RuleVersion version) =>
        store.Client.PutItemAsync(store.NameOf(Tables.AlertRules), Item(rule, version)).GetAwaiter().GetResult();

    static StoredItem Item(int rule, RuleVersion version) =>
        version switch
        {
            RuleVersion.Other => new(Items[rule]) { [AlertRuleFields.Severity] = new("MEDIUM") },
            RuleVersion.Gone => new(Items[rule]) { [AlertRuleFields.Enabled] = new() { BOOL = false } },
            _ => Items[rule],
        };

    static RuleBook Book(IEnumerable<StoredItem> items) =>
        new([
            .. items
                .Where(RuleItem.IsEnabled)
                .Select(item =>
                    RuleItem.TryRead(item, out var rule, out var problems)
                        ? rule
                        : throw new InvalidOperationException(string.Join(' ', problems))
                ),
        ]);
}
