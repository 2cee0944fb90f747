namespace MarketData.Processor.Alerting;

/// <summary>Where messages are counted, whoever sends them.</summary>
public interface IMessageCounts
{
    /// <summary>Adds to the messages that somebody means to send.</summary>
    /// <returns>How many they are now.</returns>
    Task<long> CountMessagesAsync(MessageCounter counter, int more, CancellationToken cancellation);
}
