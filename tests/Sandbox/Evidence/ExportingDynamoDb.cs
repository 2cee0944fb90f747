using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Evidence;

/// <summary>
/// DynamoDB as far as exports need it, which DynamoDB Local has not: each is under way when it is first asked for.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html
/// </summary>
sealed class ExportingDynamoDb(DateTimeOffset earliest, DateTimeOffset latest) : HttpMessageHandler
{
    readonly HashSet<string> asked = [];

    /// <summary>What was asked for, in order.</summary>
    public List<JsonNode> Requests { get; } = [];

    /// <summary>The table whose exports fail.</summary>
    public string? Failing { get; set; }

    public AmazonDynamoDBClient Client() =>
        new(
            Credentials.Basic,
            new AmazonDynamoDBConfig
            {
                ServiceURL = "http://dynamodb.example",
                AuthenticationRegion = Credentials.Region,
                HttpClientFactory = new Factory(this),
            }
        );

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var answer = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1] switch
        {
            "DescribeContinuousBackups" => Windows(),
            "DescribeTable" => new JsonObject
            {
                ["Table"] = new JsonObject { ["TableArn"] = $"arn:aws:dynamodb:us-east-1:1:table/{body["TableName"]}" },
            },
            "ExportTableToPointInTime" => Start(body),
            "DescribeExport" => Describe($"{body["ExportArn"]}"),
            var other => throw new NotSupportedException(other),
        };
        return new(HttpStatusCode.OK)
        {
            Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0"),
        };
    }

    JsonObject Windows() =>
        new()
        {
            ["ContinuousBackupsDescription"] = new JsonObject
            {
                ["PointInTimeRecoveryDescription"] = new JsonObject
                {
                    ["PointInTimeRecoveryStatus"] = "ENABLED",
                    ["EarliestRestorableDateTime"] = earliest.ToUnixTimeSeconds(),
                    ["LatestRestorableDateTime"] = latest.ToUnixTimeSeconds(),
                },
            },
        };

    JsonObject Start(JsonNode request)
    {
        Requests.Add(request);
        return Description($"{request["TableArn"]}/export/{Requests.Count}", "IN_PROGRESS");
    }

    JsonObject Describe(string arn) =>
        Description(
            arn,
            asked.Add(arn) ? "IN_PROGRESS"
                : Failing is { } table && arn.Contains($"/{table}/", StringComparison.Ordinal) ? "FAILED"
                : "COMPLETED"
        );

    static JsonObject Description(string arn, string status) =>
        new()
        {
            ["ExportDescription"] = new JsonObject
            {
                ["ExportArn"] = arn,
                ["ExportStatus"] = status,
                ["TableArn"] = arn[..arn.IndexOf("/export/", StringComparison.Ordinal)],
                ["ItemCount"] = 8,
                ["FailureCode"] = status == "FAILED" ? "S3NoSuchBucket" : null,
                ["FailureMessage"] = status == "FAILED" ? "The specified bucket does not exist" : null,
            },
        };

    sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);
    }
}
