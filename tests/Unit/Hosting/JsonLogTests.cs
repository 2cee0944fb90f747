using System.Text.Json;
using MarketData.Contract;
using MarketData.Hosting;

namespace MarketData.UnitTests.Hosting;

public class JsonLogTests
{
    [Test]
    public void An_entry_is_one_line_of_json_whatever_its_text()
    {
        using var output = new MemoryStream();
        var log = new JsonLog(output, TimeProvider.System);

        log.Warn(LogEvent.EventRejected, (LogFields.Problem, "two\nlines"), (LogFields.EventId, null));
        log.Error(LogEvent.CommitFailed, new InvalidOperationException("why"), (LogFields.Symbol, "IBM"));

        var lines = System
            .Text.Encoding.UTF8.GetString(output.ToArray())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (first, second) = (JsonDocument.Parse(lines[0]).RootElement, JsonDocument.Parse(lines[1]).RootElement);
        Assert.Multiple(() =>
        {
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(first.GetProperty("level").GetString(), Is.EqualTo("WARN"));
            Assert.That(first.GetProperty("message").GetString(), Is.EqualTo(LogEvent.EventRejected.Message));
            Assert.That(first.GetProperty("problem").GetString(), Is.EqualTo("two\nlines"));
            Assert.That(first.GetProperty("eventId").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(second.GetProperty("symbol").GetString(), Is.EqualTo("IBM"));
            Assert.That(second.GetProperty("error").GetString(), Is.EqualTo("why"));
            Assert.That(second.GetProperty("errorType").GetString(), Is.EqualTo("System.InvalidOperationException"));
        });
    }
}
