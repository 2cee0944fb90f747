using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Decisions;
using MarketData.Processor.Alerting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;
using MarketData.Shared.Storage;
using MarketData.Shared.Trail;

namespace MarketData.Processor.Committing;

/// <summary>
/// One item of a commit, and what it is written for. Every put is conditional: the state on the version that was
/// decided on, a bar on the one that was read, everything that is written once on not being there.
/// </summary>
/// <param name="Put">The item.</param>
/// <param name="Decision">The symbol's decision.</param>
/// <param name="Event">The event that it stores, or whose alert it stores.</param>
public sealed record CommitPut(Put Put, Decision Decision, RecordedEvent? Event = null)
{
    public bool IsAuditRecord { get; init; }

    /// <summary>All that a decision writes.</summary>
    public static IReadOnlyList<CommitPut> Of(Decision decision, ProcessorSettings settings)
    {
        var (state, audit) = (SymbolStateItem.Write(decision.Next), AuditItem.Write(decision.Audit));
        var puts = new List<CommitPut>(decision.ItemCount)
        {
            new(ChainHeadItem.PutAfter(settings.Trail, state, decision.Previous.Head), decision),
            new(Puts.Once(settings.AuditTrailTable, Tables.AuditTrail, audit), decision) { IsAuditRecord = true },
        };
        foreach (var bar in decision.Bars)
        {
            var item = BarItem.Write(decision.Next.Symbol, bar, decision.Next.Sequence);
            puts.Add(new(BarItem.PutAfter(settings.BarsTable, item, bar.WrittenAt), decision));
        }

        foreach (var recorded in decision.Events)
        {
            puts.AddRange(Of(recorded, decision, settings).Select(put => new CommitPut(put, decision, recorded)));
        }

        return puts;
    }

    static IEnumerable<Put> Of(RecordedEvent recorded, Decision decision, ProcessorSettings settings)
    {
        var stored = EventItem.Write(recorded, decision);
        yield return Puts.Once(settings.MarketDataTable, Tables.MarketData, stored);
        foreach (var alert in recorded.Alerts)
        {
            var item = AlertItem.Write(alert, decision.Commit.Decided);
            yield return Puts.Once(settings.AlertsTable, Tables.Alerts, item);
        }
    }
}
