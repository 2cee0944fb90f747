namespace MarketData.Ops.Queues;

/// <summary>
/// What EventBridge says of an event that it could not deliver, as attributes of the message.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
/// </summary>
static class UndeliveredAttributes
{
    public const string ErrorCode = "ERROR_CODE";
    public const string ErrorMessage = "ERROR_MESSAGE";
}
