using System.Text.Json.Nodes;

namespace MarketData.Infra.Deployer;

/// <summary>Under which a statement holds: all of its tests.</summary>
sealed class Condition
{
    readonly (string Operator, string Key, string[] Values)[] tests;

    Condition((string, string, string[])[] tests) => this.tests = tests;

    /// <param name="operator">As in a policy.</param>
    /// <param name="key">What is looked at.</param>
    /// <param name="values">One of which it must be.</param>
    public Condition(string @operator, string key, params string[] values)
        : this([(@operator, key, values)]) { }

    public Condition And(string @operator, string key, params string[] values) =>
        new([.. tests, (@operator, key, values)]);

    public JsonObject Json() =>
        new(
            tests
                .GroupBy(test => test.Operator)
                .Select(group =>
                    KeyValuePair.Create<string, JsonNode?>(
                        group.Key,
                        new JsonObject(group.Select(test => KeyValuePair.Create(test.Key, Value(test.Values))))
                    )
                )
        );

    static JsonNode? Value(string[] values) =>
        values is [var one] ? one : new JsonArray([.. values.Select(value => (JsonNode)value)]);
}
