namespace MarketData.Sandbox.Feed;

/// <summary>
/// What was sent when (a Stopwatch timestamp); the id is EventBridge's for an event, SQS's for a message.
/// </summary>
public sealed record SentItem(FeedItem Item, string DeliveryId, long SentAt);
