namespace MarketData.Sandbox.Emulator;

/// <summary>Where the local engines are, for child processes that use an AWS SDK.</summary>
public sealed record Endpoints(Uri Aws, Uri DynamoDb)
{
    public const string AwsVariable = "AWS_ENDPOINT_URL";
    public const string DynamoDbVariable = "AWS_ENDPOINT_URL_DYNAMODB";

    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>
        {
            [AwsVariable] = Url(Aws),
            [DynamoDbVariable] = Url(DynamoDb),
            // Nobody asks the machine's own account.
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };

    public static string Url(Uri endpoint) => endpoint.ToString().TrimEnd('/');
}
