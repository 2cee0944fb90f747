namespace MarketData.Infra.Shared;

static class Words
{
    /// <summary>Words that hyphens join, as a statement's id may have them.</summary>
    public static string OfSid(string words) => string.Concat(words.Split('-').Select(Capitalize));

    public static string Capitalize(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
