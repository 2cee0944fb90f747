using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Synthesis;

/// <summary>What Terraform makes before what and destroys after it: references and <c>depends_on</c>.</summary>
sealed partial class Graph
{
    readonly Dictionary<string, HashSet<string>> referred = [];

    public Graph(Stack stack)
    {
        foreach (var (kind, prefix) in new[] { ("resource", ""), ("data", "data.") })
        {
            foreach (var (type, entries) in stack.Json[kind]!.AsObject())
            {
                foreach (var (name, body) in entries!.AsObject())
                {
                    referred[$"{prefix}{type}.{name}"] =
                    [
                        .. Address().Matches(body!.ToJsonString()).Select(match => match.Value),
                    ];
                }
            }
        }
    }

    /// <summary>What would need itself.</summary>
    public IEnumerable<string> Circles => referred.Keys.Where(address => Needs(address).Contains(address));

    /// <summary>Whether whatever starts with the one address goes before whatever starts with the other.</summary>
    public bool DestroysBefore(string first, string then)
    {
        var (firsts, thens) = (StartingWith(first), StartingWith(then));
        Assert.That(firsts, Is.Not.Empty, first);
        Assert.That(thens, Is.Not.Empty, then);
        return firsts.All(address => thens.IsSubsetOf(Needs(address)));
    }

    HashSet<string> StartingWith(string start) =>
        [.. referred.Keys.Where(address => address.StartsWith(start, StringComparison.Ordinal))];

    HashSet<string> Needs(string address)
    {
        var needs = new HashSet<string>();
        var open = new Stack<string>([address]);
        while (open.TryPop(out var next))
        {
            foreach (var needed in referred.GetValueOrDefault(next) ?? [])
            {
                if (needs.Add(needed))
                {
                    open.Push(needed);
                }
            }
        }

        return needs;
    }

    [GeneratedRegex(@"\b(data\.)?aws_\w+\.[A-Za-z][\w-]*")]
    private static partial Regex Address();
}
