using System.Collections.Immutable;

namespace MarketData.Domain.Rules;

/// <summary>
/// What is kept of the memories of rules that a function does not know. Rules are read every half minute: another
/// function may know a rule already, or still, and would alert again and again if its memory were dropped each time.
/// </summary>
public static class RememberedRules
{
    /// <param name="memories">By the rule's id.</param>
    /// <param name="known">The rules that apply to the symbol.</param>
    /// <param name="newDay">
    /// The start of a UTC day that has just begun: what was not heard of for the longest cooldown is forgotten then.
    /// </param>
    /// <returns>
    /// Those of the known rules, and of the others the last to alert, as long as all together are no more than the
    /// rules that can be in force.
    /// </returns>
    public static ImmutableSortedDictionary<string, RuleMemory> Of(
        ImmutableSortedDictionary<string, RuleMemory> memories,
        IReadOnlyList<AlertRule> known,
        DateTimeOffset? newDay
    )
    {
        var unknown = memories.Where(memory => !known.Any(rule => rule.Id == memory.Key)).ToList();
        var kept = unknown
            .Where(memory => newDay is null || memory.Value.LastAlert > newDay - AlertRule.MaxCooldown)
            .OrderByDescending(memory => memory.Value.LastAlert)
            .Take(RuleBook.MaxRules - known.Count);
        return memories.RemoveRange(unknown.Except(kept).Select(memory => memory.Key));
    }
}
