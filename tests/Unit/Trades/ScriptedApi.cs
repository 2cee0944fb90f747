using System.Net;

namespace MarketData.UnitTests.Trades;

/// <summary>An HTTP service that answers what it is told to, in turn, at once.</summary>
sealed class ScriptedApi
{
    readonly Queue<HttpResponseMessage> answers = [];
    readonly List<string> asked = [];

    public ScriptedApi() => Client = new HttpClient(new Handler(AnswerAsync)) { Timeout = Timeout.InfiniteTimeSpan };

    public HttpClient Client { get; }

    /// <summary>Addresses, in turn.</summary>
    public IReadOnlyList<string> Asked => asked;

    /// <summary>It never answers.</summary>
    public bool Hangs { get; set; }

    public void Answers(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            answer.Headers.Add(name, value);
        }

        answers.Enqueue(answer);
    }

    async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        asked.Add(request.RequestUri!.AbsoluteUri);
        if (!Hangs)
        {
            return answers.Dequeue();
        }

        var never = new TaskCompletionSource<HttpResponseMessage>();
        await using var ended = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }

    sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
        : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => answer(request, cancellationToken);
    }
}
