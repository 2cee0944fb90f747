using MarketData.Domain.Events;

namespace MarketData.Sandbox.Report;

/// <summary>A sentence for each way in which what is stored is not what was sent.</summary>
static class Discrepancies
{
    const int Shown = 5;

    public static IEnumerable<string> Between(ExpectedState expected, StoredState state, int rejected) =>
        Events(expected, state)
            .Concat(Rejections(expected, state))
            .Append(Sum(expected, state, rejected))
            .OfType<string>();

    static IEnumerable<string?> Events(ExpectedState expected, StoredState state)
    {
        yield return List("sent but not stored", expected.Rows.Keys.Except(state.Events.Keys));
        yield return List("stored but never sent", state.Events.Keys.Except(expected.Rows.Keys));
        yield return List("stored with other values than were sent", Changed(expected, state));
        yield return List("stored without an audit record", state.Events.Keys.Except(state.AuditedEventIds));
        yield return List("audited as stored but not stored", state.AuditedEventIds.Except(state.Events.Keys));
        yield return state.AlertsByStatus.GetValueOrDefault("PENDING") is > 0 and var pending
            ? $"{pending} alerts are stored but not published"
            : null;
    }

    static IEnumerable<string> Changed(ExpectedState expected, StoredState state) =>
        from stored in state.Events
        where expected.Rows.ContainsKey(stored.Key)
        let difference = EventValues.Difference(expected.Rows[stored.Key].ToStored(stored.Key), stored.Value)
        where difference is not null
        select $"{stored.Key} ({difference})";

    static IEnumerable<string?> Rejections(ExpectedState expected, StoredState state)
    {
        var ids = expected.Bad.Select(bad => bad.RejectionId).OfType<string>().ToHashSet();
        var dead = state.DeadLetters.Select(Ledger.RejectionIdOf).ToList();
        yield return List(
            "malformed but not rejected for the right reason",
            expected
                .Bad.Where(bad => bad.AuditedReason != bad.Reason.Code())
                .Select(bad => $"{bad.Reason.Code()} came out as {bad.AuditedReason ?? "nothing"}")
        );
        yield return List("rejected but not malformed", state.Rejections.Keys.Except(ids));
        yield return List("in the dead-letter queue but not malformed", dead.Except(ids));
        yield return List("malformed but not in the dead-letter queue", ids.Except(dead));
    }

    static string? Sum(ExpectedState expected, StoredState state, int rejected)
    {
        var sent = expected.Good.Count + expected.Bad.Count;
        var sum = state.Events.Count + expected.Duplicates + rejected;
        return sent == sum
            ? null
            : $"{sent} sent, but {state.Events.Count} stored + {expected.Duplicates} duplicates + {rejected} rejected"
                + $" = {sum}";
    }

    static string? List(string what, IEnumerable<string> ids)
    {
        var all = ids.ToList();
        var more = all.Count > Shown ? $" and {all.Count - Shown} more" : "";
        return all.Count == 0 ? null : $"{all.Count} {what}: {string.Join(", ", all.Take(Shown))}{more}";
    }
}
