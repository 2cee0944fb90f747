using System.Text;
using MarketData.Contract;
using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Topic;

namespace MarketData.UnitTests.Function;

/// <summary>
/// KMS, DynamoDB and SNS for SDK clients that are configured as on Lambda; and the runtime API beside them.
/// </summary>
sealed class FakeAws(HttpMessageHandler runtimeApi) : HttpMessageHandler
{
    const string RuntimeApiHost = "runtime.test";
    readonly HttpMessageInvoker runtimeApi = new(runtimeApi);

    public KmsModel Kms { get; init; } = new();

    public ModelStore Store { get; } = new();

    public TopicModel Topic { get; } = new();

    public QueueModel Queues { get; } = new();

    /// <summary>What Lambda and the deployment set in the function's environment.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string>
        {
            [SettingsVariables.Region] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            [LambdaVariables.RuntimeApi] = RuntimeApiHost,
            [LambdaVariables.FunctionName] = "processor",
            [LambdaVariables.FunctionVersion] = "$LATEST",
            [LambdaVariables.LogGroupName] = "group",
            [LambdaVariables.LogStreamName] = "stream",
            [LambdaVariables.MemorySize] = "1769",
            [FunctionVariables.MarketDataTable] = Tables.MarketData.Purpose,
            [FunctionVariables.BarsTable] = Tables.Bars.Purpose,
            [FunctionVariables.SymbolStateTable] = Tables.SymbolState.Purpose,
            [FunctionVariables.AlertsTable] = Tables.Alerts.Purpose,
            [FunctionVariables.AuditTrailTable] = Tables.AuditTrail.Purpose,
            [FunctionVariables.AlertRulesTable] = Tables.AlertRules.Purpose,
            [FunctionVariables.AlertsTopicArn] = TopicModel.Arn,
            [FunctionVariables.BufferUrl] = QueueModel.BufferUrl,
            [FunctionVariables.DeadLetterQueueUrl] = QueueModel.DeadLetterQueueUrl,
            [FunctionVariables.AuditKmsKeyArn] = "arn:aws:kms:us-east-1:123456789012:key/model",
            [FunctionVariables.AlertMaxAgeSeconds] = "1000000000",
            [FunctionVariables.ClockSkewSeconds] = "60",
            [FunctionVariables.CommitObjectiveMilliseconds] = "500",
            [FunctionVariables.EventRetentionDays] = "90",
            [FunctionVariables.SymbolAlertMessagesPerMinute] = "10",
            [FunctionVariables.RuleAlertMessagesPerMinute] = "60",
            [FunctionVariables.EnvironmentName] = "test",
            [FunctionVariables.DeskTimeZone] = "America/New_York",
            [FunctionVariables.IsProduction] = "false",
            [FunctionVariables.MetricsNamespace] = "MarketData/tests",
        };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.RequestUri!.Host == RuntimeApiHost)
        {
            return await runtimeApi.SendAsync(request, cancellationToken);
        }

        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.Single().Split('.') : [];
        return target switch
        {
            ["TrentService", var operation] => Kms.Answer(operation, Encoding.UTF8.GetString(body)),
            ["AmazonSQS", var operation] => Queues.Answer(operation, Encoding.UTF8.GetString(body)),
            [_, var operation] => Store.Begin(operation, body)()!,
            _ => Topic.Answer(Encoding.UTF8.GetString(body), refuses: _ => false),
        };
    }
}
