using System.Globalization;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Processor.Alerting;
using MarketData.Processor.Storage;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Checks;

/// <summary>
/// Every stored alert is told, alone or in a digest, except those of replays, which nobody is told of; and nothing else
/// is. That each is stored once, and which, <see cref="ReplayCheck"/> says.
/// </summary>
static partial class AlertCheck
{
    public static void Holds(RunOutcome outcome)
    {
        foreach (var (id, alert) in outcome.Alerts)
        {
            var isTold = outcome.Published.Any(message => IsOf(message, alert) || IsDigestOf(message, alert));
            var senders = outcome.Delivered.Where(fed =>
                fed.Identity == alert["event_id"].S && EventContract.IsStoredAs(fed, outcome.Events[fed.Identity])
            );
            switch (alert["status"].S)
            {
                case "NOTIFIED":
                    Violation.Unless(isTold, $"{id} is marked as published, and never was");
                    Violation.Unless(senders.Any(fed => !fed.IsReplay), $"{id} was published for a replay");
                    break;
                case "SUPPRESSED":
                    Violation.Unless(
                        !outcome.Published.Any(message => IsOf(message, alert)),
                        $"{id} is suppressed, and was published"
                    );
                    Violation.Unless(senders.Any(fed => fed.IsReplay), $"{id} was suppressed without a replay");
                    break;
                case var status:
                    throw new ViolationException($"{id} is still {status} after the look at overdue alerts");
            }
        }

        foreach (var message in outcome.Published)
        {
            var told = outcome.Alerts.Values.Where(alert => alert["status"].S == "NOTIFIED").ToList();
            var (claimed, stored) = Digest().Match(message.Subject) is { Success: true } digest
                ? (
                    int.Parse(digest.Groups[1].Value, CultureInfo.InvariantCulture),
                    told.Count(alert => IsDigestOf(message, alert))
                )
                : (1, told.Count(alert => IsOf(message, alert)));
            Violation.Unless(
                claimed <= stored,
                $"'{message.Subject}' was published, and {stored} such alerts are stored: {message.Message}"
            );
        }
    }

    static bool IsOf(Publication message, StoredItem alert) =>
        message.Attributes[MessageAttributes.Rule] == alert["rule_id"].S
        && message.Attributes[MessageAttributes.Symbol] == alert["symbol"].S
        && message.Message.Contains(alert["event_id"].S, StringComparison.Ordinal);

    /// <summary>A digest is of one rule and one minute, and names its symbols.</summary>
    static bool IsDigestOf(Publication message, StoredItem alert) =>
        Digest().IsMatch(message.Subject)
        && message.Attributes[MessageAttributes.Rule] == alert["rule_id"].S
        && message.Attributes[MessageAttributes.Symbol].Contains($"\"{alert["symbol"].S}\"", StringComparison.Ordinal)
        && message.Message.Contains(
            $"the minute from {alert[AlertItem.StoredAt].ReadTime():yyyy-MM-dd HH:mm} UTC",
            StringComparison.Ordinal
        );

    [GeneratedRegex("Market alerts: ([0-9]+) more from")]
    private static partial Regex Digest();
}
