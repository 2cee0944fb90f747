using System.Globalization;
using System.Text.RegularExpressions;
using MarketData.Contract;
using MarketData.Processor.Alerting;
using MarketData.Shared.Storage;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Checks;

/// <summary>A mail as its reader understands it: of one alert, or a digest of those of a rule and minute.</summary>
sealed partial class AlertMail(Mail mail)
{
    readonly Publication message = mail.Message;
    readonly Match digest = Digest().Match(mail.Message.Subject);

    /// <summary>How many alerts it says it tells.</summary>
    public int Claims => digest.Success ? int.Parse(digest.Groups[1].Value, CultureInfo.InvariantCulture) : 1;

    /// <summary>Whether its sender was cut off, so that it or another may send it once more.</summary>
    public bool MayComeAgain => mail.SentBy.MayMailAgain;

    /// <summary>Digests are of the alerts that one rule stored in one minute.</summary>
    public static (string Rule, string Minute) MinuteOf(StoredItem alert) =>
        (alert["rule_id"].S, $"{alert[AlertItem.StoredAt].ReadTime():yyyy-MM-dd HH:mm}");

    /// <summary>Whether it is of this alert alone.</summary>
    public bool IsOf(StoredItem alert) =>
        !digest.Success
        && message.Attributes[MessageAttributes.Rule] == alert["rule_id"].S
        && message.Attributes[MessageAttributes.Symbol] == alert["symbol"].S
        && message.Message.Contains(alert["event_id"].S, StringComparison.Ordinal);

    /// <summary>Whether it is of this alert, or a digest in which it may be.</summary>
    public bool Tells(StoredItem alert) =>
        IsOf(alert)
        || (
            digest.Success
            && message.Attributes[MessageAttributes.Rule] == alert["rule_id"].S
            && message
                .Attributes[MessageAttributes.Symbol]
                .Contains($"\"{alert["symbol"].S}\"", StringComparison.Ordinal)
            && message.Message.Contains($"the minute from {MinuteOf(alert).Minute} UTC", StringComparison.Ordinal)
        );

    public override string ToString() => $"'{message.Subject}' ({message.Message})";

    [GeneratedRegex(@"\] ([0-9]+) more from ")]
    private static partial Regex Digest();
}
