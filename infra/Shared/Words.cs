namespace MarketData.Infra.Shared;

static class Words
{
    public static string Capitalize(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
