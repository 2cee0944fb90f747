using MarketData.Processor.Storage;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>What an invocation answers is true at that moment.</summary>
sealed class AnswerCheck(IStore store)
{
    /// <summary>Done means stored, audited, and told to traders, unless it is left to a digest.</summary>
    public void Done(Message message)
    {
        var item = Find("market-data", EventItem.Key, message.Fed.Identity);
        Violation.Unless(
            item is not null && Contract.IsStoredAs(message.Fed, item),
            $"{message} was answered as done, but is stored as {Canonical.Text(item)}");
        Violation.Unless(
            Find("audit-trail", AuditItem.Key, message.Fed.Identity) is not null, $"{message} was answered as done without an audit record");
        foreach (var id in EventItem.ReadAlertIds(item!))
        {
            Violation.Unless(
                Find("alerts", AlertItem.Key, id) is { } alert && (alert["status"].S != "PENDING" || StoredAlerts.IsBeyondLimit(store, alert)),
                $"{message} was answered as done, but its alert {id} is not published");
        }
    }

    /// <summary>An invocation that met no fault fails only for what can never be stored, and has recorded why.</summary>
    public void Failed(Message message, FunctionProcess process)
    {
        if (process.HasMetFault)
        {
            return;
        }

        var item = Find("market-data", EventItem.Key, message.Fed.Identity);
        Violation.Unless(
            Contract.IsInvalid(message.Fed) || (item is not null && !Contract.IsStoredAs(message.Fed, item)),
            $"{message} was answered as failed, though nothing had gone wrong; it is stored as {Canonical.Text(item)}{process.Errors}");
        Violation.Unless(
            Find("audit-trail", AuditItem.Key, Contract.RejectionId(message.Fed)) is not null, $"{message} was rejected without an audit record{process.Errors}");
    }

    StoredItem? Find(string purpose, string key, string id) => StoredItems.Find(store, purpose, key, id);
}
