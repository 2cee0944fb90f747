using MarketData.Contract;
using MarketData.Infra.Observability;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Outputs;

static class NotificationOutputs
{
    const string Group = "notifications";

    public static IEnumerable<Output> Of(EmailTopic alerts, OperationsTopics operations) =>
        [
            new(Group, OutputNames.AlertsTopicArn, alerts.Arn, "Alerts for traders"),
            new(
                Group,
                OutputNames.AlertsDeadLetterQueueUrl,
                alerts.DeadLetterQueue.Url,
                "Alerts that SNS could not deliver"
            ),
            new(Group, OutputNames.OperationsTopicArn, operations.Alarms.Arn, "Alarms for operations"),
            new(
                Group,
                OutputNames.OperationsDeadLetterQueueUrl,
                operations.Alarms.DeadLetterQueue.Url,
                "Alarms that SNS could not deliver"
            ),
            new(Group, OutputNames.OperationsKeyArn, operations.Key.Arn, "The key that encrypts alarms on their way"),
            new(Group, OutputNames.KeysTopicArn, operations.Keys.Arn, "Alarms about the keys, under none"),
            new(
                Group,
                OutputNames.KeysDeadLetterQueueUrl,
                operations.Keys.DeadLetterQueue.Url,
                "Alarms about the keys that SNS could not deliver"
            ),
        ];
}
