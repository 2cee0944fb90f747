using System.Text.RegularExpressions;

namespace MarketData.Infra.Trades.Processing;

/// <summary>A state machine's definition, whose placeholders such as <c>${RecordFunction}</c> get values.</summary>
public static partial class Definition
{
    const string TradeProcessing = "infra/Trades/trade-processing.asl.json";

    public static string OfTradeProcessing(IReadOnlyDictionary<string, string> values) =>
        Fill(Read(TradeProcessing), values);

    /// <summary>
    /// Terraform reads what it finds between <c>${</c> and <c>}</c> as its own expression: nothing may be left that
    /// looks so but the values, which are references.
    /// </summary>
    public static string Fill(string definition, IReadOnlyDictionary<string, string> values)
    {
        var names = Placeholder().Matches(definition).Select(match => match.Groups[1].Value).ToHashSet();
        var wrong = names
            .Except(values.Keys)
            .Select(name => $"There is no value for ${{{name}}}.")
            .Concat(values.Keys.Except(names).Select(name => $"${{{name}}} is nowhere in the definition."))
            .ToList();
        return wrong.Count == 0
            ? Placeholder().Replace(definition, match => values[match.Groups[1].Value])
            : throw new ArgumentException(string.Join(' ', wrong), nameof(values));
    }

    static string Read(string name)
    {
        using var resource = typeof(Definition).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    // Whatever is within: Terraform would read it, too.
    [GeneratedRegex(@"[$%]\{([^}]*)\}?")]
    private static partial Regex Placeholder();
}
