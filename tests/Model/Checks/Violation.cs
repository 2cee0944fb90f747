namespace MarketData.Tests.Model.Checks;

/// <summary>A promise that was broken.</summary>
sealed class ViolationException(string promise) : Exception(promise);

static class Violation
{
    public static void Unless(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ViolationException(otherwise);
        }
    }

    public static void UnlessSame<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        var (wanted, found) = (expected.ToList(), actual.ToList());
        var missing = wanted.Except(found).ToList();
        var extra = found.Except(wanted).ToList();
        Unless(
            missing.Count == 0 && extra.Count == 0 && wanted.Count == found.Count,
            $"{what}: missing {Text(missing)}, too many {Text(extra)}, {found.Count} instead of {wanted.Count}"
        );
    }

    static string Text<T>(List<T> values) => values.Count == 0 ? "none" : string.Join(" ", values);
}
