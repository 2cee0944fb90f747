using MarketData.Domain.Audit;
using MarketData.Ops.Alerts;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;
using MarketData.Ops.Logs;
using MarketData.Processor.Storage;
using MarketData.Tools;

namespace MarketData.Ops.Events;

/// <summary>What became of one event.</summary>
sealed class EventStory(Trail trail, AuditedEvents events, AlertTable alerts, LogGroup log)
{
    /// <param name="id">Its identity, the bus's id, or the audit id of its rejection.</param>
    /// <param name="since">From when on the log is searched for an event that is not stored.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Answer> TellAsync(string id, DateTimeOffset since, CancellationToken cancellation) =>
        await events.FindAsync(trail, id, cancellation) is { } row
            ? await OfStoredAsync(id, row, cancellation)
            : await OfMissingAsync(id, since, cancellation);

    async Task<Answer> OfStoredAsync(string id, Item row, CancellationToken cancellation)
    {
        var audited = await EventFacts.FindAsync(trail, events, id, cancellation);
        return Answer(
            [
                .. StoredEvent.FactsOf(row),
                .. audited?.Facts ?? [new("Record", "NONE: the trail has no record of it")],
                .. await AlertsAsync(row, cancellation),
            ],
            audited is { AreAsRecorded: true }
        );
    }

    /// <summary>The line about a rejection names the event by the bus's id, and its record by the audit id.</summary>
    async Task<Answer> OfMissingAsync(string id, DateTimeOffset since, CancellationToken cancellation)
    {
        var lines = await log.ReadAsync(since, id, cancellation).Select(LogLine.Of).ToListAsync(cancellation);
        var auditId = AuditEntry.IsRejectionId(id)
            ? id
            : lines.Select(line => line.AuditId).FirstOrDefault(found => found is not null);
        if (auditId is not null && await EventFacts.FindAsync(trail, events, auditId, cancellation) is { } rejected)
        {
            return Answer([.. rejected.Facts, .. lines.Select(Logged)], rejected.AreAsRecorded);
        }

        return Answer(
            [
                new("Written", $"no: there is no event {id}, or its time is over"),
                .. lines.Count > 0 ? lines.Select(Logged) : [new("Log", $"does not name it since {UtcText.Of(since)}")],
            ],
            isAsItShouldBe: false
        );
    }

    async Task<IReadOnlyList<Fact>> AlertsAsync(Item row, CancellationToken cancellation)
    {
        var facts = new List<Fact>();
        foreach (var alertId in EventItem.ReadAlertIds(row))
        {
            var alert = await alerts.FindAsync(alertId, cancellation);
            facts.Add(
                new(
                    "Alert",
                    alert is null
                        ? $"{alertId}: NOT in the alerts table"
                        : $"{alert.Alert.Headline}; {AlertText.Told(alert)}; {alertId}"
                )
            );
        }

        return facts;
    }

    static Fact Logged(LogLine line) => new("Log", Printable.Of($"{UtcText.Of(line.At)} {line.Level} {line.Text}"));

    static Answer Answer(IReadOnlyList<Fact> facts, bool isAsItShouldBe) =>
        new Facts(facts).ToAnswer(isAsItShouldBe ? Operation.Success : Operation.No);
}
