using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Every stored alert is published, except those of replays, which nobody is told of; and nothing else is. That each is
/// stored once, and which, <see cref="ReplayCheck"/> says.
/// </summary>
static class AlertCheck
{
    public static bool IsAnyPending(IStore store) => StoredItems.All(store, "alerts").Exists(alert => alert["status"].S == "PENDING");

    public static void Holds(Outcome outcome)
    {
        foreach (var (id, alert) in outcome.Alerts)
        {
            var publications = outcome.Published.Count(message =>
                message.Attributes["rule"] == alert["rule_id"].S
                && message.Attributes["symbol"] == alert["symbol"].S
                && message.Message.Contains(alert["event_id"].S, StringComparison.Ordinal));
            var sent = outcome.Delivered.Where(fed => fed.Identity == alert["event_id"].S && Contract.IsStoredAs(fed, outcome.Events[fed.Identity]));
            switch (alert["status"].S)
            {
                case "NOTIFIED":
                    Violation.Unless(publications > 0, $"{id} is marked as published, and never was");
                    Violation.Unless(sent.Any(fed => !fed.IsReplay), $"{id} was published for a replay");
                    break;
                case "SUPPRESSED":
                    Violation.Unless(publications == 0, $"{id} is suppressed, and was published");
                    Violation.Unless(sent.Any(fed => fed.IsReplay), $"{id} was suppressed without a replay");
                    break;
                case var status:
                    throw new ViolationException($"{id} is still {status} after the look at overdue alerts");
            }
        }

        var told = outcome.Published.Select(message => (message.Attributes["rule"], message.Attributes["symbol"])).Distinct();
        var known = outcome.Alerts.Values.Select(alert => (alert["rule_id"].S, alert["symbol"].S)).ToHashSet();
        Violation.Unless(told.All(known.Contains), "something was published that is no stored alert");
    }
}
