namespace MarketData.Shared.Aws;

/// <summary>A service gave no answer: whether it did what was asked, nobody knows.</summary>
sealed class NoAnswerException(string message, Exception inner) : Exception(message, inner);
