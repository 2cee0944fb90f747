namespace MarketData.Infra.Configuration;

/// <summary>What is allowed, and should not be overlooked. Synth says it each time.</summary>
public static class SettingsWarnings
{
    const string Production = "prod";

    /// <returns>Sentences.</returns>
    public static IEnumerable<string> Of(Settings settings)
    {
        if (settings.Suffix == Production && !settings.Evidence.IsKept)
        {
            var field = SettingsTable.Fields.Single(field => field.Path == "evidence.retentionDays");
            yield return $"settings/{settings.Suffix}.json has no {field.Path} ({field.Variable}): no copy of the audit "
                + "trails is out of the administrators' reach or outlives the stacks. docs/audit.md says what a copy "
                + "proves, and docs/operations.md what it costs.";
        }
    }
}
