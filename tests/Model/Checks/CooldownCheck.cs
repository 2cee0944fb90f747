using MarketData.Domain.Rules;
using MarketData.Processor.Alerting;
using MarketData.Processor.Storage;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Two alerts of one rule and symbol in a row are a cooldown apart, also where a rule came and went for some consumers
/// sooner than for others. Replays are left out: they leave no cooldown behind.
/// </summary>
static class CooldownCheck
{
    public static void Holds(RunOutcome outcome)
    {
        foreach (var symbol in outcome.BySymbol)
        {
            foreach (
                var ofRule in symbol.SelectMany(EventItem.ReadAlertIds).Select(id => outcome.Alerts[id]).GroupBy(Rule)
            )
            {
                var alerts = ofRule
                    .Select(AlertItem.Read)
                    .Where(alert => alert.Status != AlertStatus.Suppressed)
                    .ToList();
                foreach (var (earlier, later) in alerts.Zip(alerts.Skip(1)))
                {
                    Violation.Unless(
                        (later.Timestamp - earlier.Timestamp).Duration() >= Cooldown(outcome, ofRule.Key),
                        $"{later.Id} was raised at {later.Timestamp:O}, within the cooldown after {earlier.Timestamp:O}"
                    );
                }
            }
        }
    }

    static string Rule(StoredItem alert) => alert["rule_id"].S;

    static TimeSpan Cooldown(RunOutcome outcome, string rule) =>
        outcome.Books.SelectMany(book => book.Rules).First(other => other.Id == rule).Cooldown;
}
