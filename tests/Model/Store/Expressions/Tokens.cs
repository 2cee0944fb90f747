using System.Text.RegularExpressions;

namespace MarketData.Tests.Model.Store;

/// <summary>An expression, word by word.</summary>
sealed partial class Tokens
{
    readonly string expression;
    readonly List<string> words;
    int next;

    public Tokens(string expression)
    {
        this.expression = expression;
        words = [.. Words().Matches(expression).Select(word => word.Value)];
        if (string.Concat(words) != string.Concat(expression.Where(letter => !char.IsWhiteSpace(letter))))
        {
            throw NotModelled();
        }
    }

    public string? Peek => next < words.Count ? words[next] : null;

    public string Take() =>
        next < words.Count
            ? words[next++]
            : throw ServiceError.Validation($"Invalid expression: Syntax error; it ends too early: {expression}");

    public bool TryTake(string word)
    {
        var isNext = string.Equals(Peek, word, StringComparison.OrdinalIgnoreCase);
        next += isNext ? 1 : 0;
        return isNext;
    }

    public void Expect(string word)
    {
        if (!TryTake(word))
        {
            throw NotModelled();
        }
    }

    /// <summary>An attribute at the top of the item; paths into lists and maps are not known here.</summary>
    public string TakeAttribute(Names names) =>
        Peek is { } word && (word[0] == '#' || char.IsAsciiLetter(word[0]))
            ? names.Attribute(Take())
            : throw NotModelled();

    public Value TakeValue(Names names) => Peek is [':', ..] ? names.Value(Take()) : throw NotModelled();

    public NotModelledException NotModelled() => new($"the expression '{expression}'");

    [GeneratedRegex("[#:]?[A-Za-z_][A-Za-z0-9_]*|<>|<=|>=|[<>=(),+]")]
    private static partial Regex Words();
}
