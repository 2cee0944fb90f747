using MarketData.Shared.Storage;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Every identity is stored once, as one of the events that were delivered under it, and numbered without a gap.
/// </summary>
static class EventCheck
{
    public static void Holds(RunOutcome outcome)
    {
        var valid = outcome.Delivered.Where(fed => !EventContract.IsInvalid(fed)).ToLookup(fed => fed.Identity);
        Violation.UnlessSame(valid.Select(same => same.Key), outcome.Events.Keys, "stored events");
        foreach (var (identity, item) in outcome.Events)
        {
            Violation.Unless(
                valid[identity].Any(fed => EventContract.IsStoredAs(fed, item)),
                $"{identity} is stored as nobody sent it: {Canonical.Text(item)}"
            );
        }

        foreach (var symbol in outcome.BySymbol)
        {
            Violation.UnlessSame(
                Enumerable.Range(1, symbol.Count()).Select(i => (long)i),
                symbol.Select(item => item["sequence"].ReadLong()),
                $"sequence of {symbol.Key}"
            );
        }
    }
}
