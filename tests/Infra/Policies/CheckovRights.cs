using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>checkov's rules for what policies allow: https://www.checkov.io/5.Policy%20Index/terraform.html</summary>
static class CheckovRights
{
    public static readonly IReadOnlyList<Rule> Rules =
    [
        Rule.OfStatements(
            "CKV_AWS_32",
            "a repository's policy has no public principal",
            Statements.OfRepositories,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_33",
            "a key's policy has no public principal",
            Statements.OfKeys,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_60",
            "a role is taken by named services or principals only",
            Statements.OfTrust,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_61",
            "a role is not taken by a whole account",
            Statements.OfTrust,
            statement => Statements.Principals(statement).All(principal => principal.Type == "Service"),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_62",
            "no policy allows everything on everything",
            Statements.OfRoles,
            statement =>
                !(
                    Statements.Allows(statement)
                    && Statements.Actions(statement).Contains("*")
                    && Statements.IsEverywhere(statement)
                ),
            AllowEverything
        ),
        Rule.OfStatements(
            "CKV_AWS_63",
            "no policy allows every action",
            Statements.OfRoles,
            statement => !(Statements.Allows(statement) && Statements.Actions(statement).Contains("*")),
            AllowEverything
        ),
        Rule.OfStatements(
            "CKV_AWS_168",
            "a queue's policy has no public principal",
            Statements.OfQueues,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        Rule.OfStatements(
            "CKV_AWS_169",
            "a topic's policy has no public principal",
            Statements.OfTopics,
            statement => !Statements.IsPublic(statement),
            Statements.MakePublic
        ),
        OfRights("CKV_AWS_286", "no policy lets its holder take more rights", Actions.Escalation),
        OfRights("CKV_AWS_287", "no policy gives credentials away", Actions.Credentials),
        // As cloudsplaining does: of what reads data, only what reads all there is.
        Rule.OfStatements(
            "CKV_AWS_288",
            "no policy lets data out without a limit",
            Statements.OfRoles,
            statement => !Statements.IsEverywhere(statement) || HasNone(statement, Actions.Data),
            statement =>
            {
                statement["resources"] = new JsonArray("*");
                statement["actions"] = new JsonArray("ssm:GetParametersByPath");
            }
        ),
        OfRights("CKV_AWS_289", "no policy manages permissions without a limit", Actions.Permissions),
        Everywhere("CKV_AWS_290", "no policy writes without a limit"),
        Everywhere("CKV_AWS_355", "no policy names every resource where AWS knows narrower ones"),
    ];

    static Rule OfRights(string id, string demand, IReadOnlySet<string> forbidden) =>
        Rule.OfStatements(
            id,
            demand,
            Statements.OfRoles,
            statement => HasNone(statement, forbidden),
            statement => statement["actions"] = new JsonArray(forbidden.First())
        );

    static bool HasNone(JsonObject statement, IReadOnlySet<string> forbidden) =>
        !Statements.Allows(statement)
        || !Statements.Actions(statement).Any(action => Actions.Matches(action, forbidden));

    static Rule Everywhere(string id, string demand) =>
        Rule.OfStatements(
            id,
            demand,
            Statements.OfRoles,
            statement =>
                !Statements.Allows(statement)
                || !Statements.IsEverywhere(statement)
                || Statements.Actions(statement).All(Actions.Unscopable.Contains),
            statement =>
            {
                statement["resources"] = new JsonArray("*");
                statement["actions"] = new JsonArray("dynamodb:PutItem");
            }
        );

    static void AllowEverything(JsonObject statement)
    {
        statement["effect"] = "Allow";
        statement["actions"] = new JsonArray("*");
        statement["resources"] = new JsonArray("*");
    }
}
