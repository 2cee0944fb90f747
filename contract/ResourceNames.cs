namespace MarketData.Contract;

/// <summary>
/// Every physical name is <c>type-purpose-suffix</c>, so that environments can share an account. A name that is there
/// once in the whole account ends with the region too, so that an environment can be in several.
/// </summary>
/// <param name="Suffix">Of the environment.</param>
/// <param name="Region">Where it is deployed.</param>
public sealed record ResourceNames(string Suffix, string Region)
{
    /// <summary>The whole system, in the names of what there is one of.</summary>
    public const string MarketData = "market-data";

    /// <summary>The trade workflow, in the names of what there is one of.</summary>
    public const string Trades = "trades";

    /// <summary>The copies of the audit trails, in the names of what there is one of.</summary>
    public const string Evidence = "evidence";

    /// <summary>The function that turns batches of market events into what is stored and told.</summary>
    public string Processor => Lambda("market-data-processor");

    /// <summary>The security group of that function, which reaches the endpoints beside it.</summary>
    public string ProcessorNetwork => Vpc("market-data-processor");

    /// <summary>CodeDeploy's application of that function, and its only deployment group.</summary>
    public string ProcessorRelease => Name("codedeploy", "market-data-processor");

    /// <summary>The CloudWatch namespace of what the function counts.</summary>
    public string MetricsNamespace => $"MarketData/{Suffix}";

    /// <summary>The function of one of <see cref="TradeTasks"/>.</summary>
    public string TradeTask(string task) => Lambda($"{Trades}-{task}");

    /// <summary>The state machine that processes a trade.</summary>
    public string TradeProcessing => Name("sfn", "trade-processing");

    /// <summary>Holds the images of the functions that process trades.</summary>
    public string TradeImages => Name("ecr", Trades);

    /// <summary>
    /// Below it are the parameters with the outputs of a stack, each in a folder of its own group's.
    /// </summary>
    /// <param name="purpose">The stack's: <see cref="MarketData"/> or <see cref="Trades"/>.</param>
    public string OutputsPath(string purpose) => $"/{purpose}/{Suffix}/";

    public string EventBridge(string purpose) => Name("eventbridge", purpose);

    public string Sqs(string purpose) => Name("sqs", purpose);

    public string Lambda(string purpose) => Name("lambda", purpose);

    public string DynamoDb(string purpose) => Name("dynamodb", purpose);

    public string Sns(string purpose) => Name("sns", purpose);

    /// <summary>The beginning of a bucket's name; what follows makes it the only one of all accounts.</summary>
    public string S3(string purpose) => Name("s3", purpose);

    public string Scheduler(string purpose) => Name("scheduler", purpose);

    public string Kms(string purpose) => Name("kms", purpose);

    /// <summary>
    /// A role. It is there once in an account:
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    /// </summary>
    public string Iam(string purpose) => OfAccount("iam", purpose);

    public string Vpc(string purpose) => Name("vpc", purpose);

    /// <summary>
    /// Unlike alarms, dashboards have no region:
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
    /// </summary>
    public string Dashboard(string purpose) => OfAccount("cloudwatch", purpose);

    public string CloudWatch(string purpose) => Name("cloudwatch", purpose);

    string Name(string type, string purpose) => $"{type}-{purpose}-{Suffix}";

    string OfAccount(string type, string purpose) => $"{Name(type, purpose)}-{Region}";
}
