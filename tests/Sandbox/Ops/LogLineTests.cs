using Amazon.CloudWatchLogs.Model;
using MarketData.Ops.Logs;

namespace MarketData.SandboxTests.Ops;

/// <summary>
/// Lambda's own lines, in its JSON format: https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
/// </summary>
public sealed class LogLineTests
{
    [TestCase(
        """{"type":"platform.report","record":{"status":"timeout","metrics":{"durationMs":30000.0}}}""",
        "invocation ended: timeout, after 30000.0 ms"
    )]
    [TestCase(
        """{"type":"platform.report","record":{"status":"error","errorType":"Runtime.ExitError","metrics":{}}}""",
        "invocation ended: error, Runtime.ExitError, after ? ms"
    )]
    public void An_invocation_that_failed_is_trouble(string message, string text)
    {
        var line = LogLine.Of(new FilteredLogEvent { Message = message, Timestamp = 0 });

        Assert.That((line.IsTrouble, line.Level, line.Text), Is.EqualTo((true, "ERROR", text)));
    }

    [TestCase("""{"type":"platform.start","record":{"requestId":"r","version":"3"}}""")]
    [TestCase("""{"type":"platform.report","record":{"status":"success","metrics":{"durationMs":12.5}}}""")]
    public void One_that_did_what_it_should_is_not_shown(string message) =>
        Assert.That(LogLine.Of(new FilteredLogEvent { Message = message, Timestamp = 0 }).IsRoutine, Is.True);
}
