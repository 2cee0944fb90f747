using MarketData.Domain.Audit;
using MarketData.Processor.Storage;

namespace MarketData.Tests.Model.Checks;

/// <summary>One audit record for each stored event and for each rejected body, in chains without a flaw.</summary>
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
        Violation.UnlessSame(outcome.Events.Keys.Concat(rejected), outcome.Audit.Keys, "audit records");

        var heads = outcome.States.ToDictionary(state => state.Key, state => ChainHeadItem.Read(state.Value));
        var verifier = new ChainVerifier([key], heads);
        foreach (var item in outcome.Audit.Values)
        {
            verifier.Add(AuditItem.Read(item));
        }

        foreach (var verdict in verifier.Verify(heads))
        {
            Violation.Unless(verdict.First is null, $"audit chain {verdict.Chain}: {verdict.First}");
        }
    }
}
