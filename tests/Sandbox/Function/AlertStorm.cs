namespace MarketData.SandboxTests.Function;

/// <summary>A rule that every print meets: ten messages of a rule and minute, then a digest.</summary>
public abstract class AlertStorm
{
    protected const string EveryPrint = """
        {"rule_id":"print","kind":"VOLUME","symbols":"*","severity":"MEDIUM","threshold":5,"cooldown_seconds":0}
        """;

    protected static readonly TimeSpan UntilOverdue = TimeSpan.FromMinutes(2);

    private protected FunctionOnEngine Function { get; private set; } = null!;

    [SetUp]
    public async Task CreateTables()
    {
        Function = await FunctionOnEngine.CreateAsync(CancellationToken.None);
        await Function.AddRuleAsync(EveryPrint);
        // Whatever the time, a test's prints come in one minute.
        Function.Time.Advance(TimeSpan.FromSeconds(60 - Function.Time.GetUtcNow().Second));
    }

    protected static string[] Prints(int from, int to, string symbol) =>
        [.. Enumerable.Range(from, to - from).Select(i => SampleEvents.Trade($"{i}", symbol: symbol))];

    protected async Task<string> StatusesAsync() =>
        string.Join(
            ", ",
            (await Function.AlertsAsync())
                .CountBy(alert => alert["status"].S)
                .OrderBy(status => status.Key, StringComparer.Ordinal)
                .Select(status => $"{status.Value} {status.Key}")
        );
}
