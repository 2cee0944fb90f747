using System.Collections.Specialized;
using System.Net;
using System.Text;
using System.Web;

namespace MarketData.Tests.Model.Topic;

/// <summary>SNS as far as PublishBatch goes, over its query protocol. It keeps what it took.</summary>
sealed class TopicModel
{
    public const string Arn = "arn:aws:sns:us-east-1:123456789012:alerts";

    const int MaxEntries = 10;
    const int MaxSubject = 99;

    readonly List<Publication> published = [];

    public IReadOnlyList<Publication> Published => published;

    /// <param name="body">The request's form.</param>
    /// <param name="refuses">Which of the entries a call that succeeds refuses, by subject.</param>
    public HttpResponseMessage Answer(string body, Func<string, bool> refuses)
    {
        // Functions publish at once; on threads that are several, a list of publications loses some.
        lock (published)
        {
            return AnswerAlone(body, refuses);
        }
    }

    HttpResponseMessage AnswerAlone(string body, Func<string, bool> refuses)
    {
        var form = HttpUtility.ParseQueryString(body);
        var entries = Enumerable
            .Range(1, MaxEntries + 1)
            .Select(i => $"PublishBatchRequestEntries.member.{i}.")
            .TakeWhile(prefix => form[$"{prefix}Id"] is not null)
            .ToList();
        if (Problem(form, entries) is { } problem)
        {
            return Refusal(HttpStatusCode.BadRequest, problem.Code, problem.Message);
        }

        var (accepted, refused) = (new StringBuilder(), new StringBuilder());
        foreach (var prefix in entries)
        {
            if (refuses(form[$"{prefix}Subject"]!))
            {
                refused.Append(
                    $"<member><Id>{form[$"{prefix}Id"]}</Id><Code>InternalError</Code>"
                        + "<SenderFault>false</SenderFault></member>"
                );
                continue;
            }

            published.Add(
                new Publication(form[$"{prefix}Subject"]!, form[$"{prefix}Message"]!, Attributes(form, prefix))
            );
            accepted.Append($"<member><Id>{form[$"{prefix}Id"]}</Id><MessageId>{Guid.NewGuid()}</MessageId></member>");
        }

        return Xml(
            HttpStatusCode.OK,
            $"""
            <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishBatchResult><Successful>{accepted}</Successful><Failed>{refused}</Failed></PublishBatchResult>
            </PublishBatchResponse>
            """
        );
    }

    public static HttpResponseMessage Refusal(HttpStatusCode status, string code, string message) =>
        Xml(
            status,
            $"""
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>{(
                status < HttpStatusCode.InternalServerError ? "Sender" : "Receiver"
            )}</Type><Code>{code}</Code><Message>{message}</Message></Error>
            </ErrorResponse>
            """
        );

    static (string Code, string Message)? Problem(NameValueCollection form, List<string> entries)
    {
        if (form["Action"] != "PublishBatch" || form["TopicArn"] != Arn)
        {
            throw new NotSupportedException($"The topic does not know {form["Action"]} of {form["TopicArn"]}.");
        }

        if (entries.Count is 0 or > MaxEntries)
        {
            return ("TooManyEntriesInBatchRequest", "1 to 10 entries are allowed.");
        }

        if (entries.Select(prefix => form[$"{prefix}Id"]).Distinct().Count() < entries.Count)
        {
            return ("BatchEntryIdsNotDistinct", "Two entries have the same Id.");
        }

        var bad = entries.FirstOrDefault(prefix =>
            form[$"{prefix}Subject"] is not { Length: > 0 and <= MaxSubject } subject
            || subject[0] == ' '
            || subject.AsSpan().ContainsAnyExceptInRange(' ', '~')
            || form[$"{prefix}Message"] is not { Length: > 0 }
        );
        return bad is null ? null : ("InvalidParameter", $"Subject or message of {bad}");
    }

    static Dictionary<string, string> Attributes(NameValueCollection form, string prefix) =>
        Enumerable
            .Range(1, MaxEntries)
            .Select(i => $"{prefix}MessageAttributes.entry.{i}.")
            .Where(entry => form[$"{entry}Name"] is not null)
            .ToDictionary(entry => form[$"{entry}Name"]!, entry => form[$"{entry}Value.StringValue"]!);

    static HttpResponseMessage Xml(HttpStatusCode status, string xml) =>
        new(status) { Content = new StringContent(xml, Encoding.UTF8, "text/xml") };
}

/// <summary>A message that the topic took.</summary>
sealed record Publication(string Subject, string Message, IReadOnlyDictionary<string, string> Attributes);
