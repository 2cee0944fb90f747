using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Policies.Iam;

/// <summary>
/// Whether the conditions of a policy's statement hold for a request, as far as the stacks' policies need it:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// and, for keys of several values, <c>reference_policies_condition-single-vs-multi-valued-context-keys.html</c> there.
/// </summary>
static class IamConditions
{
    const string Any = "ForAnyValue:";
    const string All = "ForAllValues:";

    /// <param name="statement">Of an <c>aws_iam_policy_document</c>.</param>
    /// <param name="context">The request's keys, each with its values.</param>
    public static bool Hold(JsonObject statement, IReadOnlyDictionary<string, string[]> context) =>
        (statement["condition"]?.AsArray() ?? []).All(condition =>
            Holds(
                condition!["test"]!.GetValue<string>(),
                context.GetValueOrDefault(condition["variable"]!.GetValue<string>()) ?? [],
                [.. condition["values"].Strings()]
            )
        );

    static bool Holds(string test, string[] requested, string[] allowed)
    {
        if (test == "Null")
        {
            return allowed.Single() == (requested.Length == 0 ? "true" : "false");
        }

        if (test.StartsWith(Any, StringComparison.Ordinal))
        {
            return requested.Any(value => Matches(test[Any.Length..], value, allowed));
        }

        if (test.StartsWith(All, StringComparison.Ordinal))
        {
            return requested.All(value => Matches(test[All.Length..], value, allowed));
        }

        return requested switch
        {
            [] => IsNegated(test),
            [var single] => Matches(test, single, allowed),
            _ => throw new InvalidOperationException(
                $"{test} for a key that has {requested.Length} values: IAM asks for ForAnyValue or ForAllValues."
            ),
        };
    }

    /// <summary>A negated operator holds where none of the policy's values is the request's.</summary>
    static bool Matches(string test, string value, string[] allowed) =>
        test switch
        {
            "StringEquals" or "ArnEquals" or "Bool" => allowed.Contains(value),
            "StringNotEquals" or "ArnNotEquals" => !allowed.Contains(value),
            "StringLike" or "ArnLike" => allowed.Any(pattern => IsLike(value, pattern)),
            "StringNotLike" or "ArnNotLike" => !allowed.Any(pattern => IsLike(value, pattern)),
            _ => throw new NotSupportedException($"The test's evaluation does not know {test}."),
        };

    static bool IsNegated(string test) => test.Contains("Not", StringComparison.Ordinal);

    static bool IsLike(string value, string pattern) =>
        Regex.IsMatch(value, $"^{Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".")}$");
}
