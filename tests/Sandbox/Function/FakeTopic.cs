using System.Net;
using System.Web;

namespace MarketData.SandboxTests.Function;

/// <summary>SNS as far as PublishBatch goes, over HTTP. It keeps what it took, and refuses what a test says.</summary>
sealed class FakeTopic : HttpMessageHandler
{
    readonly List<(string Subject, string Severity)> published = [];
    readonly List<(string Body, IReadOnlyDictionary<string, string> Attributes)> contents = [];

    /// <summary>Whether the whole call fails.</summary>
    public bool IsDown { get; set; }

    /// <summary>Which entries of a call that succeeds are refused, by subject.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    public IReadOnlyList<(string Subject, string Severity)> Published => published;

    /// <summary>Of the same messages, in the same order.</summary>
    public IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)> Contents => contents;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            return Answer(
                HttpStatusCode.InternalServerError,
                "<ErrorResponse><Error><Type>Receiver</Type><Code>InternalError</Code><Message>down</Message></Error></ErrorResponse>");
        }

        var form = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
        Assert.That((form["Action"], form["TopicArn"]), Is.EqualTo(("PublishBatch", "arn:aws:sns:us-east-1:123456789012:alerts")));
        var (taken, refused) = ("", "");
        for (var i = 1; form[$"PublishBatchRequestEntries.member.{i}.Id"] is { } id; i++)
        {
            var subject = form[$"PublishBatchRequestEntries.member.{i}.Subject"]!;
            if (Refuses(subject))
            {
                refused += $"<member><Id>{id}</Id><Code>InternalError</Code><SenderFault>false</SenderFault></member>";
                continue;
            }

            published.Add((subject, Attributes(form, i)["severity"]));
            contents.Add((form[$"PublishBatchRequestEntries.member.{i}.Message"]!, Attributes(form, i)));
            taken += $"<member><Id>{id}</Id><MessageId>{Guid.NewGuid()}</MessageId></member>";
        }

        return Answer(HttpStatusCode.OK, $"""
            <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishBatchResult><Successful>{taken}</Successful><Failed>{refused}</Failed></PublishBatchResult>
            </PublishBatchResponse>
            """);
    }

    static Dictionary<string, string> Attributes(System.Collections.Specialized.NameValueCollection form, int entry)
    {
        var prefix = $"PublishBatchRequestEntries.member.{entry}.MessageAttributes.entry.";
        return Enumerable.Range(1, 10)
            .Where(i => form[$"{prefix}{i}.Name"] is not null)
            .ToDictionary(i => form[$"{prefix}{i}.Name"]!, i => form[$"{prefix}{i}.Value.StringValue"]!);
    }

    static HttpResponseMessage Answer(HttpStatusCode status, string xml) =>
        new(status) { Content = new StringContent(xml, System.Text.Encoding.UTF8, "text/xml") };
}
