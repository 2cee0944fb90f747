namespace MarketData.Infra.Configuration;

/// <summary>What is allowed, and should not be overlooked. Synth says it each time.</summary>
public static class SettingsWarnings
{
    /// <returns>Sentences.</returns>
    public static IEnumerable<string> Of(Settings settings)
    {
        if (!settings.Production)
        {
            yield break;
        }

        if (!settings.Evidence.IsKept)
        {
            var field = SettingsTable.Fields.Single(field => field.Path == "evidence.retentionDays");
            yield return $"settings/{settings.Suffix}.json has no {field.Path} ({field.Variable}): no copy of the "
                + "audit trails is out of the administrators' reach or outlives the stacks. docs/audit.md says what a "
                + "copy proves, and docs/operations.md what it costs.";
        }

        string[] unheard =
        [
            .. settings.Subscribers.Count == 0 ? ["alerts (subscribers)"] : Array.Empty<string>(),
            .. settings.Alarms.Emails.Count == 0 ? ["alarms (alarms.emails)"] : Array.Empty<string>(),
        ];
        if (unheard.Length > 0)
        {
            yield return $"{settings.Suffix} is production, and nobody is told of {string.Join(" and ", unheard)}. "
                + "Remove nobody from its settings once somebody is.";
        }
    }
}
