using MarketData.Domain.Audit;
using MarketData.Processor.Storage;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Each stored event stands in one record, which it names, and each rejected body has one; their chains have no flaw.
/// </summary>
static class AuditCheck
{
    public static void Holds(RunOutcome outcome, AuditKey key)
    {
        var rejected = outcome
            .Delivered.Where(fed =>
                EventContract.IsInvalid(fed) || !EventContract.IsStoredAs(fed, outcome.Events[fed.Identity])
            )
            .Select(EventContract.RejectionId)
            .Distinct();
        var records = outcome.Audit.Values.Select(AuditItem.Read).ToList();
        Violation.UnlessSame(
            outcome.Events.Select(stored => $"{stored.Key} in {stored.Value["audit_id"].S}").Concat(rejected),
            records.SelectMany(Described),
            "audited events and rejections"
        );

        var heads = outcome.States.ToDictionary(state => state.Key, state => ChainHeadItem.Read(state.Value));
        var verifier = new ChainVerifier([key], heads);
        records.ForEach(verifier.Add);

        foreach (var verdict in verifier.Verify(heads))
        {
            Violation.Unless(verdict.First is null, $"audit chain {verdict.Chain}: {verdict.First}");
        }
    }

    static IEnumerable<string> Described(AuditRecord record) =>
        record.Entry is AuditEntry.Commit commit
            ? commit.Events.Select(audited => $"{audited.Identity} in {record.Id}")
            : [record.Id];
}
