using System.Text.Json;
using MarketData.Hosting.Tracing;

namespace MarketData.UnitTests.Hosting;

public class SubsegmentTests
{
    static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeMilliseconds(1_763_726_400_123);

    [TestCase("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", true)]
    [TestCase("Sampled=1; Parent=53995c3f42cd8ad8; Root=1-5759e988-bd862e3fe1be46a994272793; Lineage=a:0", true)]
    [TestCase("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0", false)]
    [TestCase("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", false, Description = "no parent")]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void A_trace_is_recorded_only_where_it_was_chosen(string? header, bool recorded)
    {
        Assert.That(TraceHeader.TryParseSampled(header, out var trace), Is.EqualTo(recorded));
        Assert.That(
            trace,
            Is.EqualTo(recorded ? new TraceHeader("1-5759e988-bd862e3fe1be46a994272793", "53995c3f42cd8ad8") : null)
        );
    }

    [Test]
    public void A_call_is_written_as_X_Ray_documents_it()
    {
        var document = JsonDocument.Parse(Call(200).ToJson()).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(document.GetProperty("type").GetString(), Is.EqualTo("subsegment"));
            Assert.That(document.GetProperty("id").GetString(), Does.Match("^[0-9a-f]{16}$"));
            Assert.That(document.GetProperty("parent_id").GetString(), Is.EqualTo("53995c3f42cd8ad8"));
            Assert.That(document.GetProperty("namespace").GetString(), Is.EqualTo("aws"));
            Assert.That(document.GetProperty("start_time").GetDecimal(), Is.EqualTo(1_763_726_400.123m));
            Assert.That(document.GetProperty("end_time").GetDecimal(), Is.EqualTo(1_763_726_400.130m));
            Assert.That(
                document.GetProperty("aws").GetRawText(),
                Is.EqualTo("""{"operation":"Query","retries":2,"request_id":"r-1"}""")
            );
        });
    }

    [TestCase(200, "")]
    [TestCase(400, "error")]
    [TestCase(429, "error throttle")]
    [TestCase(404, "error")]
    [TestCase(499, "error")]
    [TestCase(500, "fault")]
    [TestCase(503, "fault")]
    [TestCase(null, "fault", Description = "no answer at all")]
    public void A_failure_says_whose_fault_it_was(int? status, string flags)
    {
        var document = JsonDocument.Parse(Call(status).ToJson()).RootElement;

        Assert.That(
            string.Join(
                ' ',
                document
                    .EnumerateObject()
                    .Where(member => member.Value.ValueKind == JsonValueKind.True)
                    .Select(member => member.Name)
            ),
            Is.EqualTo(flags)
        );
    }

    static Subsegment Call(int? status) =>
        new()
        {
            Trace = new TraceHeader("1-5759e988-bd862e3fe1be46a994272793", "53995c3f42cd8ad8"),
            Service = "DynamoDB",
            Operation = "Query",
            Start = Noon,
            End = Noon.AddMilliseconds(7),
            Status = status,
            RequestId = "r-1",
            Retries = 2,
        };
}
