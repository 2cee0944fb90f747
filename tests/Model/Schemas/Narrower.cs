using System.Text.Json.Nodes;

namespace MarketData.Tests.Model.Schemas;

/// <summary>What a decoder takes and its schema does not, because nobody should send it.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Sample">A document that only the schema refuses.</param>
/// <param name="Rewrite">Makes of a document the one that should have been sent.</param>
sealed record Narrower(string Why, string Sample, Action<JsonObject> Rewrite);
