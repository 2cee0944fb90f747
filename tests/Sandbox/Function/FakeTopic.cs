using System.Net;
using MarketData.Tests.Model.Topic;

namespace MarketData.SandboxTests.Function;

/// <summary>The topic under an SDK client. It keeps what it took, and refuses what a test says.</summary>
sealed class FakeTopic : HttpMessageHandler
{
    readonly TopicModel topic = new();

    /// <summary>Whether the whole call fails.</summary>
    public bool IsDown { get; set; }

    /// <summary>Which entries of a call that succeeds are refused, by subject.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    public IReadOnlyList<(string Subject, string Severity)> Published =>
        [.. topic.Published.Select(message => (message.Subject, message.Attributes["severity"]))];

    /// <summary>Of the same messages, in the same order.</summary>
    public IReadOnlyList<(string Body, IReadOnlyDictionary<string, string> Attributes)> Contents =>
        [.. topic.Published.Select(message => (message.Message, message.Attributes))];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        IsDown
            ? TopicModel.Refusal(HttpStatusCode.InternalServerError, "InternalError", "down")
            : topic.Answer(await request.Content!.ReadAsStringAsync(cancellationToken), Refuses);
}
