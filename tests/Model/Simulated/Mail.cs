using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Simulated;

/// <summary>A message that the topic took.</summary>
/// <param name="Message">What it says.</param>
/// <param name="SentBy">Whose it is.</param>
sealed record Mail(Publication Message, Invocation SentBy);
