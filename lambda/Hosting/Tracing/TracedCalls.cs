using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace MarketData.Hosting.Tracing;

/// <summary>
/// Tells X-Ray's daemon of every call to AWS, as a subsegment of the invocation. A retry of the SDK is a call of its own.
/// The SDK itself sends the trace's header on.
/// </summary>
public sealed class TracedCalls : DelegatingHandler
{
    const string DaemonVariable = "AWS_XRAY_DAEMON_ADDRESS";

    readonly UdpClient udp = new();
    readonly IPEndPoint daemon;
    readonly Func<string?> traceHeader;
    readonly TimeProvider time;

    /// <param name="inner">Makes the calls.</param>
    /// <param name="daemon">Address and port of X-Ray's daemon.</param>
    /// <param name="traceHeader">The current invocation's.</param>
    /// <param name="time">For start and end of a call.</param>
    public TracedCalls(HttpMessageHandler inner, IPEndPoint daemon, Func<string?> traceHeader, TimeProvider time)
        : base(inner)
    {
        this.daemon = daemon;
        this.traceHeader = traceHeader;
        this.time = time;
    }

    /// <summary>A client whose calls are traced; null where Lambda traces nothing.</summary>
    public static HttpClient? CreateClient(TimeProvider time) =>
        IPEndPoint.TryParse(Environment.GetEnvironmentVariable(DaemonVariable) ?? "", out var daemon)
            ? new(new TracedCalls(
                new SocketsHttpHandler { AllowAutoRedirect = false },
                daemon,
                () => Environment.GetEnvironmentVariable(LambdaEnvironment.TraceIdVariable),
                time))
            : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (TraceHeader.OfSampled(traceHeader()) is not { } trace)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var start = time.GetUtcNow();
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            return response;
        }
        finally
        {
            Send(new(trace, RandomNumberGenerator.GetHexString(16, lowercase: true), start, time.GetUtcNow(), request, response));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            udp.Dispose();
        }

        base.Dispose(disposing);
    }

    void Send(Subsegment subsegment)
    {
        try
        {
            udp.Send(subsegment.ToDatagram().Span, daemon);
        }
        catch (SocketException)
        {
            // A trace that gets lost is no reason to fail a call that did not.
        }
    }
}
