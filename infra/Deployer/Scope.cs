using System.Text.Json.Nodes;

namespace MarketData.Infra.Deployer;

/// <summary>What a right is for.</summary>
/// <param name="Sid">Names it: rights for the same scope share a statement.</param>
/// <param name="Resources">ARNs, which may have wildcards.</param>
/// <param name="Condition">Null for none.</param>
sealed record Scope(string Sid, string[] Resources, Condition? Condition = null)
{
    /// <summary>For actions that AWS knows no resource of.</summary>
    public static readonly Scope Anything = new("Anything", ["*"]);

    /// <param name="service">As in the names of actions.</param>
    /// <param name="actions">Of that service, with blanks between them.</param>
    public Right Allow(string service, string actions) =>
        new(this, [.. actions.Split(' ').Select(action => $"{service}:{action}")]);

    public JsonObject Statement(IEnumerable<string> actions)
    {
        var statement = new JsonObject
        {
            [nameof(Sid)] = Sid,
            ["Effect"] = "Allow",
            ["Action"] = Texts(actions),
            ["Resource"] = Texts(Resources),
        };
        if (Condition is not null)
        {
            statement[nameof(Condition)] = Condition.Json();
        }

        return statement;
    }

    static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}

/// <summary>What may be done, and to what.</summary>
sealed record Right(Scope Scope, string[] Actions);
