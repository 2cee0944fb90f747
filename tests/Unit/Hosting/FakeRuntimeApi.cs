using System.Globalization;
using System.Net;

namespace MarketData.UnitTests.Hosting;

/// <summary>Hands out invocations and keeps what is posted back.</summary>
sealed class FakeRuntimeApi(params (string RequestId, string Body)[] invocations) : HttpMessageHandler
{
    const string Root = "/2018-06-01/runtime/";

    readonly Queue<(string RequestId, string Body)> left = new(invocations);

    public List<(string Path, string Body)> Posts { get; } = [];

    public HttpStatusCode AnswerToPosts { get; init; } = HttpStatusCode.Accepted;

    public Func<string, HttpStatusCode>? AnswerTo { get; init; }

    /// <summary>The header; null leaves it out.</summary>
    public string? Deadline { get; init; } =
        DateTimeOffset.UtcNow.AddSeconds(30).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public Action WhenNothingIsLeft { get; set; } = () => { };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var path = request.RequestUri!.AbsolutePath[Root.Length..];
        if (request.Method == HttpMethod.Post)
        {
            Posts.Add((path, await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(AnswerTo?.Invoke(path) ?? AnswerToPosts) { Content = new StringContent("") };
        }

        if (!left.TryDequeue(out var invocation))
        {
            WhenNothingIsLeft();
            cancellationToken.ThrowIfCancellationRequested();
        }

        var next = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(invocation.Body),
            Headers =
            {
                { "Lambda-Runtime-Aws-Request-Id", invocation.RequestId },
                { "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:processor" },
                { "Lambda-Runtime-Trace-Id", $"Root=1-{invocation.RequestId}" },
            },
        };
        if (Deadline is not null)
        {
            next.Headers.Add("Lambda-Runtime-Deadline-Ms", Deadline);
        }

        return next;
    }
}
