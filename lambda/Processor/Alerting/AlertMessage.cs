using Amazon.SimpleNotificationService.Model;
using MarketData.Contract;
using MarketData.Domain.Rules;

namespace MarketData.Processor.Alerting;

/// <summary>What goes to the topic: an e-mail, and the attributes that subscriptions filter by.</summary>
public sealed record AlertMessage
{
    /// <summary>One that SNS takes.</summary>
    public required string Subject { get; init; }

    public required string Body { get; init; }
    public required Dictionary<string, MessageAttributeValue> Attributes { get; init; }

    /// <summary>The alerts that are told with it.</summary>
    public required IReadOnlyCollection<Alert> Alerts { get; init; }

    /// <summary>One alert: what happened in the first line, the rest for looking it up.</summary>
    public static AlertMessage Of(MailForm form, Alert alert) =>
        new()
        {
            // A headline begins with the symbol, too.
            Subject = Alerting.Subject.Of(
                form,
                alert.Severity,
                alert.Summary is { } summary ? $"{alert.Symbol} {summary}" : alert.Headline.TrimEnd('.')
            ),
            Body = AlertBody.Of(form, alert),
            Attributes = new()
            {
                [MessageAttributes.Symbol] = Text(alert.Symbol.Value),
                [MessageAttributes.Exchange] = Text(alert.Exchange.Value),
                [MessageAttributes.Severity] = Text(alert.Severity.Code()),
                [MessageAttributes.Rule] = Text(alert.RuleId),
            },
            Alerts = [alert],
        };

    internal static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
