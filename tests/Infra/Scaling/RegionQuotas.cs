namespace MarketData.InfraTests.Scaling;

/// <summary>AWS's default quotas in a region, each for a second and an account. Looked up on 2026-11-30.</summary>
/// <param name="Region">One, or what is said of all that are not named.</param>
/// <param name="PutEvents">
/// Requests: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (Custom Event Bus - Classic)
/// </param>
/// <param name="Invocations">Of rules' targets, there too.</param>
/// <param name="Publications">
/// Messages to standard topics: https://docs.aws.amazon.com/general/latest/gr/sns.html
/// </param>
/// <param name="Executions">
/// That Step Functions starts for long: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
/// </param>
/// <param name="FirstExecutions">That it starts at once, there too.</param>
/// <param name="Transitions">Between states, there too.</param>
/// <param name="KeyRequests">
/// With symmetric keys: https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
/// </param>
sealed record RegionQuotas(
    string Region,
    int PutEvents,
    int Invocations,
    int Publications,
    int Executions,
    int FirstExecutions,
    int Transitions,
    int KeyRequests
)
{
    /// <summary>Entries of a request.</summary>
    const int EventsOfRequest = 10;

    /// <summary>That a trade enters, as benchmarks/README.md counts them.</summary>
    const int StatesOfTrade = 4;

    public static readonly IReadOnlyList<RegionQuotas> All =
    [
        new("us-east-1", 10_000, 18_750, 30_000, 300, 1_300, 5_000, 100_000),
        new("us-west-2, eu-west-1", 10_000, 18_750, 9_000, 300, 1_300, 5_000, 100_000),
        new("us-east-2, eu-central-1", 2_400, 4_500, 1_500, 150, 800, 800, 20_000),
        new("ap-northeast-1, ap-southeast-1, ap-southeast-2", 1_200, 2_250, 1_500, 150, 800, 800, 20_000),
        new("eu-west-2", 1_200, 2_250, 300, 150, 800, 800, 20_000),
        new("ap-south-1, ap-northeast-2", 600, 1_100, 1_500, 150, 800, 800, 10_000),
        new("ca-central-1, eu-north-1, eu-west-3, sa-east-1", 600, 1_100, 300, 150, 800, 800, 10_000),
        new("most others, such as eu-south-1, me-south-1", 400, 750, 300, 150, 800, 800, 10_000),
    ];

    /// <summary>That producers put, if every request is full.</summary>
    public int EventsPut => PutEvents * EventsOfRequest;

    /// <summary>That rules deliver: one to the buffer, another to the archive.</summary>
    public int EventsDelivered => Invocations / 2;

    public int Trades => Math.Min(Executions, Transitions / StatesOfTrade);

    public int TradesAtOnce => FirstExecutions;
}
