namespace MarketData.Infra.Observability;

/// <summary>The metrics that AWS counts by itself, as far as alarms and dashboards use them.</summary>
static class AwsMetrics
{
    // Lambda
    public const string Invocations = "Invocations";
    public const string Errors = "Errors";
    public const string Throttles = "Throttles";
    public const string Duration = "Duration";
    public const string ConcurrentExecutions = "ConcurrentExecutions";

    // SQS
    public const string WaitingMessages = "ApproximateNumberOfMessagesVisible";
    public const string MessagesInFlight = "ApproximateNumberOfMessagesNotVisible";
    public const string AgeOfOldestMessage = "ApproximateAgeOfOldestMessage";

    // SNS
    public const string MessagesPublished = "NumberOfMessagesPublished";
    public const string NotificationsDelivered = "NumberOfNotificationsDelivered";
    public const string NotificationsFilteredOut = "NumberOfNotificationsFilteredOut";
    public const string NotificationsFailed = "NumberOfNotificationsFailed";

    // EventBridge
    public const string MatchedEvents = "MatchedEvents";
    public const string FailedInvocations = "FailedInvocations";
    public const string RetriedInvocations = "RetryInvocationAttempts";
    public const string LostInvocations = "InvocationsFailedToBeSentToDlq";
    public const string InvocationDelay = "IngestionToInvocationSuccessLatency";

    // Step Functions
    public const string ExecutionsStarted = "ExecutionsStarted";
    public const string ExecutionsSucceeded = "ExecutionsSucceeded";
    public const string ExecutionsFailed = "ExecutionsFailed";
    public const string ExecutionsTimedOut = "ExecutionsTimedOut";
    public const string ExecutionsAborted = "ExecutionsAborted";
    public const string ExecutionThrottled = "ExecutionThrottled";
    public const string ExecutionTime = "ExecutionTime";

    // DynamoDB
    public const string ConsumedWriteUnits = "ConsumedWriteCapacityUnits";
    public const string ConsumedReadUnits = "ConsumedReadCapacityUnits";
    public const string WriteThrottles = "WriteThrottleEvents";
    public const string ReadThrottles = "ReadThrottleEvents";
    public const string SystemErrors = "SystemErrors";
    public const string RequestLatency = "SuccessfulRequestLatency";
    public const string ReplicationLatency = "ReplicationLatency";
}
