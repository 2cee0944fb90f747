namespace MarketData.Infra.Shared;

static class Delivery
{
    /// <summary>As long and as often as EventBridge can.</summary>
    public static CloudwatchEventTargetRetryPolicy AsLongAsPossible =>
        new() { MaximumEventAgeInSeconds = 86400, MaximumRetryAttempts = 185 };
}
