using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MarketData.Contract;
using MarketData.Processor.Rules;

namespace MarketData.Ops.Rules;

/// <summary>A rule as it is stored.</summary>
/// <param name="Id">Its name.</param>
/// <param name="State"><c>on</c>, <c>off</c>, or <c>BAD</c>: enabled, and left out for its problems.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Fields">All of its row, as <c>rules put</c> takes it.</param>
sealed record ListedRule(string Id, string State, IReadOnlyList<string> Problems, JsonObject Fields)
{
    public static ListedRule Of(Item row)
    {
        var (state, problems) = StateOf(row);
        return new(row[Tables.AlertRules.HashKey].S, state, problems, FieldsOf(row));
    }

    public static (string State, IReadOnlyList<string> Problems) StateOf(Item row)
    {
        var isRule = RuleItem.TryRead(row, out _, out var problems);
        var state =
            !RuleItem.IsEnabled(row) ? "off"
            : isRule ? "on"
            : "BAD";
        return (state, [.. problems.Select(problem => problem.Sentence)]);
    }

    static JsonObject FieldsOf(Item row) =>
        new(
            row.OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field =>
                    KeyValuePair.Create(
                        field.Key,
                        field.Value switch
                        {
                            { S: { } text } => JsonValue.Create(text),
                            { N: { } number } => JsonNode.Parse(number),
                            { BOOL: { } flag } => JsonValue.Create(flag),
                            _ => null,
                        }
                    )
                )
        );
}

/// <summary>What came of a change.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Change">What was done with it; null where it was refused.</param>
/// <param name="Refused">What stood against it.</param>
sealed record RuleChange(string? Rule, string? Change, IReadOnlyList<string> Refused);

/// <summary>What a file of rules holds.</summary>
/// <param name="File">Its name.</param>
/// <param name="On">How many rules are on; 0 where something is refused.</param>
/// <param name="Off">How many are switched off.</param>
/// <param name="Refused">All that is wrong with it.</param>
sealed record CheckedRules(string File, int On, int Off, IReadOnlyList<string> Refused);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<ListedRule>))]
[JsonSerializable(typeof(RuleChange))]
[JsonSerializable(typeof(CheckedRules))]
sealed partial class RulesJson : JsonSerializerContext;
