using System.Text;
using MarketData.Contract;
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
    const string AuditKeyCiphertext = "Y2lwaGVydGV4dA==";

    readonly HttpMessageInvoker runtimeApi = new(runtimeApi);

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
            [FunctionVariables.AuditKeyCiphertext] = AuditKeyCiphertext,
            [FunctionVariables.AlertMaxAgeSeconds] = "1000000000",
            [FunctionVariables.ClockSkewSeconds] = "60",
            [FunctionVariables.EventRetentionDays] = "90",
            [FunctionVariables.SymbolAlertMessagesPerMinute] = "10",
            [FunctionVariables.RuleAlertMessagesPerMinute] = "60",
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
        return request.Headers.TryGetValues("X-Amz-Target", out var target) switch
        {
            true when target!.Single().Split('.') is ["AmazonSQS", var operation] => Queues.Answer(
                operation,
                Encoding.UTF8.GetString(body)
            ),
            true when target!.Single() is "TrentService.Decrypt" => Decrypted(Encoding.UTF8.GetString(body)),
            true => Store.Begin(target!.Single().Split('.')[1], body)()!,
            false => Topic.Answer(Encoding.UTF8.GetString(body), refuses: _ => false),
        };
    }

    /// <summary>KMS decrypts for the audit trail that the key was made for, and for no other.</summary>
    static HttpResponseMessage Decrypted(string body)
    {
        Assert.That(body, Does.Contain(AuditKeyCiphertext).And.Contain("\"audit-trail\":\"audit-trail\""));
        var key = Convert.ToBase64String(Encoding.ASCII.GetBytes("the audit trail's key, 32 bytes."));
        return new() { Content = new StringContent($$"""{"KeyId":"key","Plaintext":"{{key}}"}""") };
    }
}
