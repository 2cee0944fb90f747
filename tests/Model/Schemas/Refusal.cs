namespace MarketData.Tests.Model.Schemas;

/// <summary>One reason for which a decoder does not take a document, in its own words.</summary>
sealed record Refusal(string Reason, string Message);
