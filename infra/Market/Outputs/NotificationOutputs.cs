using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Outputs;

static class NotificationOutputs
{
    const string Group = "notifications";

    public static IEnumerable<Output> Of(EmailTopic alerts, EmailTopic operations) =>
        [
            new(Group, OutputNames.AlertsTopicArn, alerts.Arn, "Alerts for traders"),
            new(
                Group,
                OutputNames.AlertsDeadLetterQueueUrl,
                alerts.DeadLetterQueue.Url,
                "Alerts that SNS could not deliver"
            ),
            new(Group, OutputNames.OperationsTopicArn, operations.Arn, "Alarms for operations"),
            new(
                Group,
                OutputNames.OperationsDeadLetterQueueUrl,
                operations.DeadLetterQueue.Url,
                "Alarms that SNS could not deliver"
            ),
        ];
}
