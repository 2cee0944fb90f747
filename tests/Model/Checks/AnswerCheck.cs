using MarketData.Contract;
using MarketData.Processor.Storage;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>What an invocation answers is true at that moment.</summary>
sealed class AnswerCheck
{
    readonly SimulatedFunction process;
    readonly HashSet<string> deadLetters;
    readonly IReadOnlyDictionary<string, StoredItem> events;
    readonly IReadOnlyDictionary<string, StoredItem> audit;
    readonly IReadOnlyDictionary<string, StoredItem> alerts;

    AnswerCheck(IStore store, QueueModel queues, SimulatedFunction process)
    {
        var fed = process.Batch.Select(message => message.Fed).ToList();
        this.process = process;
        deadLetters = [.. queues.DeadLetters.Select(letter => letter.Body)];
        events = StoredItems.Find(store, Tables.MarketData, fed.Select(one => one.Identity));
        audit = StoredItems.Find(
            store,
            Tables.AuditTrail,
            fed.Select(EventContract.RejectionId).Concat(events.Values.Select(item => item["audit_id"].S))
        );
        alerts = StoredItems.Find(store, Tables.Alerts, events.Values.SelectMany(EventItem.ReadAlertIds));
    }

    public static void Holds(IStore store, QueueModel queues, SimulatedFunction process, IReadOnlySet<string> failures)
    {
        var check = new AnswerCheck(store, queues, process);
        foreach (var message in process.Batch)
        {
            if (failures.Contains(message.Id))
            {
                Violation.Unless(
                    process.Invocation.MayFail || check.WasGivenUp(message),
                    $"{message} was answered as failed, though nothing had gone wrong{process.Log.Errors}"
                );
            }
            else if (check.CanBeStored(message))
            {
                check.IsStored(message);
            }
            else
            {
                check.IsMoved(message);
            }
        }
    }

    bool CanBeStored(Message message) =>
        !EventContract.IsInvalid(message.Fed)
        && (
            events.GetValueOrDefault(message.Fed.Identity) is not { } item
            || EventContract.IsStoredAs(message.Fed, item)
        );

    /// <summary>Done means stored and audited, with its alerts, which are told in their own time.</summary>
    void IsStored(Message message)
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
    /// After a number of tries against others that write the same symbol, a commit ends, and comes again with the
    /// queue.
    /// </summary>
    bool WasGivenUp(Message message) =>
        process
            .Log.Of(LogEvent.CommitFailed)
            .Any(line => $"{line[LogFields.Events]}".Split(' ').Contains(message.Fed.Identity));

    /// <summary>
    /// Or, of what can never be stored, that the reason is audited and the message in the dead-letter queue.
    /// </summary>
    void IsMoved(Message message)
    {
        Violation.Unless(
            audit.ContainsKey(EventContract.RejectionId(message.Fed)),
            $"{message} was answered as done without an audit record of its rejection{process.Log.Errors}"
        );
        Violation.Unless(
            deadLetters.Contains(message.Fed.Body()),
            $"{message} was answered as done, but is not in the dead-letter queue{process.Log.Errors}"
        );
    }
}
