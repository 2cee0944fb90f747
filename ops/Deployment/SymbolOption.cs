using System.CommandLine;
using System.CommandLine.Parsing;
using Symbol = MarketData.Domain.Events.Symbol;

namespace MarketData.Ops.Deployment;

/// <summary>Names one symbol.</summary>
static class SymbolOption
{
    public static Option<Symbol?> Create(string description) =>
        new("--symbol") { Description = description, CustomParser = Parse };

    static Symbol? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Symbol.TryParse(text, out var symbol))
        {
            return symbol;
        }

        result.AddError($"--symbol is '{text}', but must be {Symbol.Form}.");
        return null;
    }
}
