using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Rules;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;
using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>What a run left behind, and what was delivered in it.</summary>
sealed class RunOutcome
{
    public RunOutcome(Schedule schedule, IStore store, IReadOnlyList<Mail> mails)
    {
        Delivered = [.. schedule.Batches.SelectMany(batch => batch).Distinct().Select(place => schedule.Events[place])];
        Mails = [.. mails];
        Events = ById(Tables.MarketData);
        Audit = ById(Tables.AuditTrail);
        Alerts = StoredAlerts.All(store).ToDictionary(alert => alert[Tables.Alerts.HashKey].S);
        States = ById(Tables.SymbolState);
        Keys = States.Remove(AuditKeysItem.RowName, out var row) ? KmsModel.KeysOf(row) : new AuditKeys();
        Bars = StoredItems.All(store, Tables.Bars).ToLookup(bar => bar["symbol"].S);
        Books = SimulatedRules.Books(schedule.RuleChanges);

        Dictionary<string, StoredItem> ById(TableSchema table) =>
            StoredItems.All(store, table).ToDictionary(item => item[table.HashKey].S);
    }

    /// <summary>Each once, however often it was delivered.</summary>
    public IReadOnlyList<FedEvent> Delivered { get; }

    public IReadOnlyList<Mail> Mails { get; }
    public IReadOnlyDictionary<string, StoredItem> Events { get; }
    public IReadOnlyDictionary<string, StoredItem> Audit { get; }
    public IReadOnlyDictionary<string, StoredItem> Alerts { get; }
    public Dictionary<string, StoredItem> States { get; }
    public AuditKeys Keys { get; }
    public ILookup<string, StoredItem> Bars { get; }

    /// <summary>The rules as they were one time or another: a consumer knows them some time later.</summary>
    public IReadOnlyList<RuleBook> Books { get; }

    /// <summary>A symbol's events in the order in which they were recorded.</summary>
    public IEnumerable<IGrouping<string, StoredItem>> BySymbol =>
        Events.Values.OrderBy(item => item["sequence"].ReadLong()).GroupBy(item => item["symbol"].S);

    /// <summary>Each symbol's records of commits, in the order of its chain.</summary>
    public IEnumerable<IGrouping<string, AuditRecord>> Commits =>
        Audit
            .Values.Select(AuditItem.Read)
            .Where(record => record.Entry is AuditEntry.Commit)
            .OrderBy(record => record.Sequence)
            .GroupBy(record => record.Entry.Chain);
}
