namespace MarketData.Domain.Rules;

/// <summary>What made a rule trigger.</summary>
/// <param name="Value">What was seen, in the unit of the threshold.</param>
/// <param name="Threshold">What it was compared with.</param>
/// <param name="Headline">One sentence for a trader: who, what, how much against how much.</param>
/// <param name="Summary">
/// The same in a few words without the symbol, the most important first: where a subject is too long, the last go.
/// </param>
public sealed record Finding(decimal Value, decimal Threshold, string Headline, string Summary);
