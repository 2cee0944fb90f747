namespace MarketData.Processor.Rules;

/// <summary>Something that is wrong with a rule.</summary>
/// <param name="Field">Where.</param>
/// <param name="Sentence">The field, its value and what is allowed.</param>
public sealed record RuleProblem(string Field, string Sentence)
{
    public override string ToString() => Sentence;
}
