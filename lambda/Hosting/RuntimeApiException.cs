namespace MarketData.Hosting;

/// <summary>The Runtime API does not keep its protocol, or refuses that this process does.</summary>
sealed class RuntimeApiException(string message) : Exception(message);
