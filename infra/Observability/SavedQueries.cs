using Constructs;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

public sealed record SavedQuery(string Name, string Text);

/// <summary>The questions that the runbooks ask of the logs, saved in Logs Insights.</summary>
public sealed class SavedQueries : Construct
{
    public SavedQueries(
        Construct scope,
        string id,
        Foundation foundation,
        IReadOnlyList<SavedQuery> queries,
        params string[] logGroups
    )
        : base(scope, id)
    {
        foreach (var (name, text) in queries)
        {
            _ = new CloudwatchQueryDefinition(
                this,
                name,
                new CloudwatchQueryDefinitionConfig
                {
                    Name = $"{Folder(foundation)}{name}",
                    QueryString = text,
                    LogGroupNames = logGroups,
                }
            );
        }
    }

    /// <summary>Where Logs Insights shows a stack's.</summary>
    public static string Folder(Foundation foundation) => $"{foundation.Purpose}-{foundation.Names.Suffix}/";
}
