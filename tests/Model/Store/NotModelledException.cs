namespace MarketData.Tests.Model.Store;

/// <summary>
/// The function uses something of the service that the model does not have: extend the model, it never guesses.
/// </summary>
sealed class NotModelledException(string what) : Exception($"The model does not know {what}.");
