using MarketData.Contract;
using MarketData.Processor.Storage;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>What an invocation answers is true at that moment.</summary>
sealed class AnswerCheck
{
    readonly SimulatedFunction process;
    readonly IReadOnlyDictionary<string, StoredItem> events;
    readonly IReadOnlyDictionary<string, StoredItem> audit;
    readonly IReadOnlyDictionary<string, StoredItem> alerts;

    AnswerCheck(IStore store, SimulatedFunction process)
    {
        var fed = process.Batch.Select(message => message.Fed).ToList();
        this.process = process;
        events = StoredItems.Find(store, Tables.MarketData, fed.Select(one => one.Identity));
        audit = StoredItems.Find(
            store,
            Tables.AuditTrail,
            fed.Select(EventContract.RejectionId).Concat(events.Values.Select(item => item["audit_id"].S))
        );
        alerts = StoredItems.Find(store, Tables.Alerts, events.Values.SelectMany(EventItem.ReadAlertIds));
    }

    public static void Holds(IStore store, SimulatedFunction process, IReadOnlySet<string> failures)
    {
        var check = new AnswerCheck(store, process);
        foreach (var message in process.Batch)
        {
            if (!failures.Contains(message.Id))
            {
                check.IsDone(message);
            }
            else if (!process.Invocation.MayFail)
            {
                check.IsRejected(message);
            }
        }
    }

    /// <summary>Done means stored and audited, with its alerts, which are told in their own time.</summary>
    void IsDone(Message message)
    {
        var item = events.GetValueOrDefault(message.Fed.Identity);
        Violation.Unless(
            item is not null && EventContract.IsStoredAs(message.Fed, item),
            $"{message} was answered as done, but is stored as {Canonical.Text(item)}"
        );
        Violation.Unless(
            audit.ContainsKey(item!["audit_id"].S),
            $"{message} was answered as done without an audit record"
        );
        foreach (var id in EventItem.ReadAlertIds(item))
        {
            Violation.Unless(
                alerts.ContainsKey(id),
                $"{message} was answered as done, but its alert {id} is not stored"
            );
        }
    }

    /// <summary>
    /// An invocation that met only faults that it retries fails only for what can never be stored, and has recorded
    /// why.
    /// </summary>
    void IsRejected(Message message)
    {
        var item = events.GetValueOrDefault(message.Fed.Identity);
        Violation.Unless(
            EventContract.IsInvalid(message.Fed) || (item is not null && !EventContract.IsStoredAs(message.Fed, item)),
            $"{message} was answered as failed, though nothing had gone wrong; it is stored as "
                + $"{Canonical.Text(item)}{process.Log.Errors}"
        );
        Violation.Unless(
            audit.ContainsKey(EventContract.RejectionId(message.Fed)),
            $"{message} was rejected without an audit record{process.Log.Errors}"
        );
    }
}
