using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MarketData.Hosting.Tracing;

namespace MarketData.UnitTests.Hosting;

[CancelAfter(10_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TracedCallsTests : IDisposable
{
    const string Sampled = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a:1";

    readonly UdpClient daemon = new(new IPEndPoint(IPAddress.Loopback, 0));

    public void Dispose() => daemon.Dispose();

    [Test]
    public async Task A_call_is_a_subsegment_of_the_invocation_that_makes_it(CancellationToken cancellation)
    {
        await CallAsync(Sampled, new HttpResponseMessage(HttpStatusCode.OK) { Headers = { { "x-amzn-RequestId", "REQ1" } } }, cancellation);

        var (prelude, call) = await ReceiveAsync(cancellation);
        Assert.Multiple(() =>
        {
            Assert.That(prelude, Is.EqualTo("""{"format": "json", "version": 1}"""));
            Assert.That(call.GetProperty("trace_id").GetString(), Is.EqualTo("1-5759e988-bd862e3fe1be46a994272793"));
            Assert.That(call.GetProperty("parent_id").GetString(), Is.EqualTo("53995c3f42cd8ad8"));
            Assert.That(call.GetProperty("id").GetString(), Does.Match("^[0-9a-f]{16}$"));
            Assert.That(call.GetProperty("type").GetString(), Is.EqualTo("subsegment"));
            Assert.That(call.GetProperty("name").GetString(), Is.EqualTo("DynamoDB"));
            Assert.That(call.GetProperty("namespace").GetString(), Is.EqualTo("aws"));
            Assert.That(call.GetProperty("aws").GetProperty("operation").GetString(), Is.EqualTo("TransactWriteItems"));
            Assert.That(call.GetProperty("aws").GetProperty("request_id").GetString(), Is.EqualTo("REQ1"));
            Assert.That(call.GetProperty("http").GetProperty("response").GetProperty("status").GetInt32(), Is.EqualTo(200));
            Assert.That(call.GetProperty("end_time").GetDouble(), Is.GreaterThanOrEqualTo(call.GetProperty("start_time").GetDouble()));
            Assert.That(call.GetProperty("start_time").GetDouble(), Is.EqualTo(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).Within(60));
        });
    }

    [TestCase(HttpStatusCode.OK, false, false, false)]
    [TestCase(HttpStatusCode.BadRequest, false, true, false)]
    [TestCase(HttpStatusCode.TooManyRequests, false, true, true)]
    [TestCase(HttpStatusCode.InternalServerError, true, false, false)]
    public async Task X_Ray_is_told_whose_fault_a_failure_was(HttpStatusCode status, bool fault, bool error, bool throttle, CancellationToken cancellation)
    {
        await CallAsync(Sampled, new HttpResponseMessage(status), cancellation);

        var (_, call) = await ReceiveAsync(cancellation);
        Assert.That(
            new[] { "fault", "error", "throttle" }.Select(name => call.GetProperty(name).GetBoolean()), Is.EqualTo([fault, error, throttle]));
    }

    [Test]
    public async Task A_call_without_an_answer_is_a_fault_and_fails_as_it_would(CancellationToken cancellation)
    {
        Assert.That(() => CallAsync(Sampled, answer: null, cancellation), Throws.InstanceOf<HttpRequestException>());

        var (_, call) = await ReceiveAsync(cancellation);
        Assert.That(call.GetProperty("fault").GetBoolean());
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0")]
    [TestCase("Root=1-5759e988-bd862e3fe1be46a994272793")]
    [TestCase("nonsense")]
    public async Task What_is_not_sampled_is_not_told(string? header, CancellationToken cancellation)
    {
        await CallAsync(header, new HttpResponseMessage(HttpStatusCode.OK), cancellation);
        // Datagrams on the loopback keep their order: this one comes first.
        await CallAsync(Sampled, new HttpResponseMessage(HttpStatusCode.Accepted), cancellation);

        var (_, call) = await ReceiveAsync(cancellation);
        Assert.That(call.GetProperty("http").GetProperty("response").GetProperty("status").GetInt32(), Is.EqualTo(202));
    }

    [Test]
    public void A_daemon_that_cannot_be_told_fails_no_call(CancellationToken cancellation)
    {
        // No datagram can be sent to port 0.
        var nowhere = new IPEndPoint(IPAddress.Loopback, 0);

        Assert.That(() => CallAsync(Sampled, new HttpResponseMessage(HttpStatusCode.OK), cancellation, nowhere), Throws.Nothing);
    }

    async Task CallAsync(string? header, HttpResponseMessage? answer, CancellationToken cancellation, IPEndPoint? to = null)
    {
        var address = to ?? (IPEndPoint)daemon.Client.LocalEndPoint!;
        using var http = new HttpClient(new TracedCalls(new Answer(answer), address, () => header, TimeProvider.System));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://dynamodb.us-east-1.amazonaws.com/")
        {
            Headers = { { "X-Amz-Target", "DynamoDB_20120810.TransactWriteItems" } },
        };
        using var response = await http.SendAsync(request, cancellation);
    }

    async Task<(string Prelude, JsonElement Document)> ReceiveAsync(CancellationToken cancellation)
    {
        var lines = Encoding.UTF8.GetString((await daemon.ReceiveAsync(cancellation)).Buffer).Split('\n', 2);
        return (lines[0], JsonDocument.Parse(lines[1]).RootElement);
    }

    sealed class Answer(HttpResponseMessage? answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer is null ? throw new HttpRequestException("no answer") : Task.FromResult(answer);
    }
}
