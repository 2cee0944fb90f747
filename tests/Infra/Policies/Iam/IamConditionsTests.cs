using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies.Iam;

/// <summary>
/// By IAM's own examples, in https://docs.aws.amazon.com/IAM/latest/UserGuide/ under
/// <c>reference_policies_condition_examples-multi-valued-context-keys.html</c>.
/// </summary>
public class IamConditionsTests
{
    [TestCase("ForAllValues:StringNotLike", "key1*", new[] { "key1:legal" }, false)]
    [TestCase("ForAllValues:StringNotLike", "key1*", new[] { "key1:hr", "key1:personnel" }, false)]
    [TestCase("ForAllValues:StringNotLike", "key1*", new[] { "key2:audit" }, true)]
    [TestCase("ForAllValues:StringNotLike", "key1*", new string[0], true)]
    [TestCase("ForAnyValue:StringLike", "key1*", new[] { "key2:audit", "key1:legal" }, true)]
    [TestCase("ForAnyValue:StringLike", "key1*", new string[0], false)]
    [TestCase("StringNotEquals", "a", new string[0], true)]
    [TestCase("StringEquals", "a", new string[0], false)]
    [TestCase("Null", "true", new string[0], true)]
    [TestCase("Null", "true", new[] { "a" }, false)]
    public void A_condition_holds_as_IAM_documents_it(string test, string value, string[] requested, bool holds) =>
        Assert.That(IamConditions.Hold(Statement(test, value), Requested(requested)), Is.EqualTo(holds));

    [Test]
    public void A_condition_for_single_values_says_nothing_about_several() =>
        Assert.That(
            () => IamConditions.Hold(Statement("StringNotLike", "a*"), Requested("a", "b")),
            Throws.InvalidOperationException
        );

    static JsonObject Statement(string test, string value) =>
        new()
        {
            ["condition"] = new JsonArray(
                new JsonObject
                {
                    ["test"] = test,
                    ["variable"] = "aws:TagKeys",
                    ["values"] = new JsonArray(value),
                }
            ),
        };

    static Dictionary<string, string[]> Requested(params string[] values) => new() { ["aws:TagKeys"] = values };
}
