using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Policies;

/// <summary>The statements of a stack's policies, by what the policies are attached to.</summary>
static class Statements
{
    public static IEnumerable<Subject> OfRoles(Stack stack) => Attached(stack, "aws_iam_role_policy", "policy");

    public static IEnumerable<Subject> OfTrust(Stack stack) => Attached(stack, "aws_iam_role", "assume_role_policy");

    public static IEnumerable<Subject> OfKeys(Stack stack) => Attached(stack, "aws_kms_key", "policy");

    public static IEnumerable<Subject> OfQueues(Stack stack) => Attached(stack, "aws_sqs_queue", "policy");

    public static IEnumerable<Subject> OfTopics(Stack stack) => Attached(stack, "aws_sns_topic_policy", "policy");

    public static IEnumerable<Subject> OfBuses(Stack stack) =>
        Attached(stack, "aws_cloudwatch_event_bus_policy", "policy");

    public static IEnumerable<Subject> OfRepositories(Stack stack) =>
        Attached(stack, "aws_ecr_repository_policy", "policy");

    public static IEnumerable<Subject> OfBuckets(Stack stack) => Attached(stack, "aws_s3_bucket_policy", "policy");

    public static IEnumerable<Subject> OfEndpoints(Stack stack) => Attached(stack, "aws_vpc_endpoint", "policy");

    public static IEnumerable<Subject> OfResources(Stack stack) =>
        [
            .. OfKeys(stack),
            .. OfQueues(stack),
            .. OfTopics(stack),
            .. OfBuses(stack),
            .. OfRepositories(stack),
            .. OfBuckets(stack),
            .. OfEndpoints(stack),
        ];

    public static bool Allows(JsonObject statement) => (statement["effect"]?.GetValue<string>() ?? "Allow") == "Allow";

    public static IEnumerable<string> Actions(JsonObject statement) => statement["actions"]?.Strings() ?? [];

    public static bool IsEverywhere(JsonObject statement) => statement["resources"]?.Strings().Contains("*") ?? false;

    public static IEnumerable<(string Type, string Identifier)> Principals(JsonObject statement) =>
        (statement["principals"]?.AsArray() ?? []).SelectMany(principal =>
            principal!
                ["identifiers"]
                .Strings()
                .Select(identifier => (principal["type"]!.GetValue<string>(), identifier))
        );

    public static IEnumerable<string> ConditionKeys(JsonObject statement) =>
        (statement["condition"]?.AsArray() ?? []).Select(condition => condition!["variable"]!.GetValue<string>());

    /// <summary>Lets in whoever asks, from any account of any organization.</summary>
    public static bool IsPublic(JsonObject statement) =>
        Allows(statement)
        && Principals(statement).Any(principal => principal.Identifier == "*")
        && !ConditionKeys(statement).Intersect(["aws:PrincipalAccount", "aws:PrincipalOrgID"]).Any();

    public static bool DeniesWithoutTls(JsonObject statement) =>
        !Allows(statement)
        && Principals(statement).Contains(("AWS", "*"))
        && statement["condition"]!.ToJsonString()
            == """[{"test":"Bool","values":["false"],"variable":"aws:SecureTransport"}]""";

    public static void MakePublic(JsonObject statement)
    {
        statement["effect"] = "Allow";
        statement["principals"] = JsonNode.Parse("""[{"type":"AWS","identifiers":["*"]}]""");
        statement.Remove("condition");
    }

    static IEnumerable<Subject> Attached(Stack stack, string type, string attribute) =>
        Subject
            .Resources(stack, type)
            .Where(resource => resource.Json.ContainsKey(attribute))
            .SelectMany(resource =>
                Document(stack, resource.Json[attribute]!.GetValue<string>())
                    .Select(statement => new Subject(
                        $"{resource.Address}: {statement["sid"]?.GetValue<string>() ?? "statement"}",
                        statement,
                        stack
                    ))
            );

    static IEnumerable<JsonObject> Document(Stack stack, string reference)
    {
        var name = Regex.Match(reference, @"^\$\{data\.aws_iam_policy_document\.([\w-]+)\.json\}$").Groups[1].Value;
        return stack.Json["data"]!["aws_iam_policy_document"]![name]!["statement"]!
            .AsArray()
            .Select(statement => statement!.AsObject());
    }
}
