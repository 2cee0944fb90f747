namespace MarketData.Tests.Model.Schemas;

/// <summary>What a decoder refuses and its schema lets pass, because JSON Schema has no words for it.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Sample">A document that only the decoder refuses.</param>
/// <param name="Covers">Whether a refusal is of this kind.</param>
sealed record Unsayable(string Why, string Sample, Func<Refusal, bool> Covers);
