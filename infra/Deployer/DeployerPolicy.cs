using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketData.Contract;

namespace MarketData.Infra.Deployer;

/// <summary>
/// The least that whoever deploys must be allowed: what Terraform asks of AWS to plan, apply and destroy what is in the
/// stacks. Several policies, which one role has together, because IAM limits the length of each.
/// </summary>
public sealed partial class DeployerPolicy
{
    /// <summary>
    /// Characters of a managed policy, without blanks:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    /// </summary>
    public const int LongestDocument = 6144;

    static readonly string[] Reading = ["Describe", "Get", "List", "Validate"];

    readonly ResourceNames names;
    readonly string account;
    readonly SynthesizedStacks stacks;

    /// <param name="names">Of the deployment.</param>
    /// <param name="account">Its number; null for any, where nobody said it.</param>
    /// <param name="stacks">Their Terraform JSON.</param>
    public DeployerPolicy(ResourceNames names, string? account, IReadOnlyList<JsonObject> stacks) =>
        (this.names, this.account, this.stacks) = (names, account ?? "*", new(stacks));

    /// <summary>To plan, apply and destroy.</summary>
    /// <exception cref="InvalidOperationException">The table lacks a type.</exception>
    public IReadOnlyList<JsonObject> ToDeploy() => Pack(_ => true);

    /// <summary>To plan only, without a lock. Whoever proposes a change may have it: it changes nothing.</summary>
    /// <inheritdoc cref="ToDeploy"/>
    public IReadOnlyList<JsonObject> ToPlan() => Pack(IsForPlans);

    /// <summary>How long IAM finds it.</summary>
    public static int LengthOf(JsonNode document) => Blanks().Replace(document.ToJsonString(), "").Length;

    /// <summary>Parameters are encrypted: whoever reads one decrypts it through Systems Manager.</summary>
    static bool IsForPlans(string action) =>
        action == "kms:Decrypt"
        || Array.Exists(Reading, verb => action.Split(':')[1].StartsWith(verb, StringComparison.Ordinal));

    List<JsonObject> Pack(Func<string, bool> isWanted)
    {
        var statements = Rights()
            .GroupBy(right => right.Scope.Sid)
            .Select(rights => (rights.First().Scope, Actions: Actions(rights).Where(isWanted).ToList()))
            .Where(statement => statement.Actions.Count > 0)
            .Select(statement => statement.Scope.Statement(statement.Actions));
        List<JsonObject> documents = [];
        foreach (var statement in statements)
        {
            var room = documents.FirstOrDefault(document => LengthOf(document) + LengthOf(statement) < LongestDocument);
            if (room is null)
            {
                room = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray() };
                documents.Add(room);
            }

            room["Statement"]!.AsArray().Add(statement);
        }

        return documents;
    }

    IEnumerable<Right> Rights()
    {
        var home = names.Region;
        var roles = new RoleScopes(names, account, stacks);
        var table = TerraformRights.In(PlaceIn(home), roles, stacks);
        var missing = stacks.Types.Except(table.Select(row => row.Type)).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"{string.Join(", ", missing)}: infra/Deployer/Rights says nothing of what whoever deploys may do."
            );
        }

        var regions = table.SelectMany(row => row.Regions(stacks, home)).Distinct().Order(StringComparer.Ordinal);
        return regions
            .SelectMany(region =>
                TerraformRights
                    .In(PlaceIn(region), roles, stacks)
                    .Where(row => row.Regions(stacks, home).Contains(region))
                    .SelectMany(row => row.Rights)
            )
            .Concat(StateRights.Of([.. stacks.Backends], home));
    }

    Place PlaceIn(string region) => new(names, account, region, isReplica: region != names.Region);

    static IEnumerable<string> Actions(IEnumerable<Right> rights) =>
        rights.SelectMany(right => right.Actions).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\s")]
    private static partial Regex Blanks();
}
