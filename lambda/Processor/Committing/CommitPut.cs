using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Decisions;
using MarketData.Processor.Alerting;
using MarketData.Processor.Configuration;
using MarketData.Processor.Storage;

namespace MarketData.Processor.Committing;

/// <summary>
/// One item of a commit, and what it is written for. Every put is conditional: the state on the version that was
/// decided on, everything that is written once on not being there.
/// </summary>
/// <param name="Put">The item.</param>
/// <param name="Decision">The symbol's decision.</param>
/// <param name="Event">The event, or null for the state row and the bars.</param>
public sealed record CommitPut(Put Put, Decision Decision, RecordedEvent? Event)
{
    /// <summary>All that a decision writes.</summary>
    public static IReadOnlyList<CommitPut> Of(Decision decision, ProcessorSettings settings)
    {
        var puts = new List<CommitPut>(decision.ItemCount)
        {
            new(
                Puts.State(settings.SymbolStateTable, SymbolStateItem.Write(decision.Next), decision.Previous.Head),
                decision,
                Event: null
            ),
        };
        foreach (var bar in decision.Bars)
        {
            var item = BarItem.Write(decision.Next.Symbol, bar);
            puts.Add(new(Puts.Overwriting(settings.BarsTable, item), decision, Event: null));
        }

        foreach (var recorded in decision.Events)
        {
            puts.AddRange(Of(recorded, settings).Select(put => new CommitPut(put, decision, recorded)));
        }

        return puts;
    }

    static IEnumerable<Put> Of(RecordedEvent recorded, ProcessorSettings settings)
    {
        var stored = EventItem.Write(recorded, settings.EventRetention);
        yield return Puts.Once(settings.MarketDataTable, Tables.MarketData, stored);
        yield return Puts.Once(settings.AuditTrailTable, Tables.AuditTrail, AuditItem.Write(recorded.Audit));
        foreach (var alert in recorded.Alerts)
        {
            var item = AlertItem.Write(alert, recorded.Audit.Entry.Stages.Decided);
            yield return Puts.Once(settings.AlertsTable, Tables.Alerts, item);
        }
    }
}
