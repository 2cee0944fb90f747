using MarketData.Processor.Alerting;
using MarketData.Shared.Storage;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Every stored alert is mailed, alone or in a digest, and only once, unless what its first mail came of was cut off
/// before it could be marked. Those of replays are mailed to nobody, and nothing else is mailed. That each is stored
/// once, and which, <see cref="ReplayCheck"/> says.
/// </summary>
static class AlertCheck
{
    public static void Holds(RunOutcome outcome)
    {
        var mails = outcome.Mails.Select(mail => new AlertMail(mail)).ToList();
        foreach (var (id, alert) in outcome.Alerts)
        {
            HasItsStatus(id, alert, mails, outcome);
            AtMostOnce(mails.Where(mail => mail.IsOf(alert)), alerts: 1, id);
        }

        foreach (var minute in outcome.Alerts.Values.GroupBy(AlertMail.MinuteOf))
        {
            AtMostOnce(mails.Where(mail => minute.Any(mail.Tells)), minute.Count(IsMailed), $"{minute.Key}");
        }

        foreach (var mail in mails)
        {
            var told = outcome.Alerts.Values.Count(alert => IsMailed(alert) && mail.Tells(alert));
            Violation.Unless(mail.Claims <= told, $"{mail} was published, and {told} such alerts are stored");
        }
    }

    static void HasItsStatus(string id, StoredItem alert, List<AlertMail> mails, RunOutcome outcome)
    {
        var senders = outcome.Delivered.Where(fed =>
            fed.Identity == alert["event_id"].S && EventContract.IsStoredAs(fed, outcome.Events[fed.Identity])
        );
        switch (alert["status"].S)
        {
            case "NOTIFIED":
                Violation.Unless(mails.Exists(mail => mail.Tells(alert)), $"{id} is NOTIFIED, and was never mailed");
                Violation.Unless(senders.Any(fed => !fed.IsReplay), $"{id} was mailed for a replay");
                break;
            case "SUPPRESSED":
                Violation.Unless(!mails.Exists(mail => mail.IsOf(alert)), $"{id} is suppressed, and was mailed");
                Violation.Unless(senders.Any(fed => fed.IsReplay), $"{id} was suppressed without a replay");
                break;
            case "STALE":
                Violation.Unless(!mails.Exists(mail => mail.IsOf(alert)), $"{id} is old news, and was mailed");
                Violation.Unless(
                    alert[AlertItem.StoredAt].ReadTime() - alert["timestamp"].ReadTime()
                        > SimulatedSettings.AlertMaxAge,
                    $"{id} is stored as old news, and is none"
                );
                break;
            case var status:
                throw new ViolationException($"{id} is still {status} after the look at overdue alerts");
        }
    }

    /// <summary>Mails that may have to be sent once more do not count.</summary>
    static void AtMostOnce(IEnumerable<AlertMail> mails, int alerts, string what)
    {
        var settled = mails.Where(mail => !mail.MayComeAgain).ToList();
        Violation.Unless(
            settled.Sum(mail => mail.Claims) <= alerts,
            $"{what}: {alerts} were to be mailed once, and these mails tell more: {string.Join("; ", settled)}"
        );
    }

    static bool IsMailed(StoredItem alert) => alert["status"].S == "NOTIFIED";
}
