using MarketData.Domain.Audit;
using MarketData.Shared.Trail;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Each stored event stands in one record, which it names, and each rejected body has one; their chains have no flaw.
/// </summary>
static class AuditCheck
{
    public static void Holds(RunOutcome outcome)
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
        var verifier = new ChainVerifier(outcome.Keys, milestones: []);
        var chains = records.ToLookup(record => record.Entry.Chain);
        foreach (var chain in chains.Select(chain => chain.Key).Union(heads.Keys))
        {
            var places = chains[chain].OrderBy(record => record.Sequence).ToList();
            var finding = verifier.FindFirst(
                chain,
                places.Select(record => AuditPlace.Of(record, outcome.Keys)),
                places.Find(record => !outcome.Keys.IsGenuine(record))?.Entry,
                heads.GetValueOrDefault(chain),
                heads.GetValueOrDefault(chain)
            );
            Violation.Unless(finding is null, $"audit chain {chain}: {finding}");
        }
    }

    static IEnumerable<string> Described(AuditRecord record) =>
        record.Entry is AuditEntry.Commit commit
            ? commit.Events.Select(audited => $"{audited.Identity} in {record.Id}")
            : [record.Id];
}
