using System.Text.Json;
using MarketData.Contract;
using MarketData.Hosting;

namespace MarketData.UnitTests.Hosting;

public class EmbeddedMetricsTests
{
    [Test]
    public void A_line_declares_and_carries_each_metric()
    {
        var line = Write(metrics =>
        {
            metrics.Count(MetricNames.Stored, 7);
            metrics.Milliseconds(MetricNames.EventToCommit, [1.5, 2.5]);
        });
        var directive = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];

        Assert.Multiple(() =>
        {
            Assert.That(directive.GetProperty("Namespace").GetString(), Is.EqualTo("MarketData/dev"));
            Assert.That(directive.GetProperty("Dimensions").GetRawText(), Is.EqualTo("[[]]"));
            Assert.That(
                directive
                    .GetProperty("Metrics")
                    .EnumerateArray()
                    .Select(metric => $"{metric.GetProperty("Name")} {metric.GetProperty("Unit")}"),
                Is.EqualTo(new[] { $"{MetricNames.Stored} Count", $"{MetricNames.EventToCommit} Milliseconds" })
            );
            Assert.That(line.GetProperty("_aws").GetProperty("Timestamp").GetInt64(), Is.EqualTo(1_381_239_000_000));
            Assert.That(line.GetProperty(MetricNames.Stored).GetInt32(), Is.EqualTo(7));
            Assert.That(line.GetProperty(MetricNames.EventToCommit).GetRawText(), Is.EqualTo("[1.5,2.5]"));
        });
    }

    /// <summary>
    /// CloudWatch bills each value of a dimension as a metric: only what a release is judged by has it.
    /// </summary>
    [Test]
    public void What_a_release_is_judged_by_is_declared_once_more_for_the_version()
    {
        var line = Write(
            metrics =>
            {
                metrics.CountAlsoByVersion(MetricNames.Failed, 3);
                metrics.Count(MetricNames.Stored, 7);
            },
            version: "12"
        );
        var directives = line.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                directives.Select(directive => directive.GetProperty("Dimensions").GetRawText()),
                Is.EqualTo(new[] { "[[]]", $"""[["{MetricNames.OfVersion}"]]""" })
            );
            Assert.That(
                directives.Select(directive =>
                    string.Join(
                        ' ',
                        directive.GetProperty("Metrics").EnumerateArray().Select(m => m.GetProperty("Name"))
                    )
                ),
                Is.EqualTo(new[] { "Failed Stored", "Failed" })
            );
            Assert.That(line.GetProperty(MetricNames.OfVersion).GetString(), Is.EqualTo("12"));
            Assert.That(line.GetProperty(MetricNames.Failed).GetInt32(), Is.EqualTo(3));
        });
    }

    [Test]
    public void More_values_than_the_format_holds_keep_their_percentiles()
    {
        var values = Write(metrics =>
                metrics.Milliseconds(MetricNames.EventToCommit, [.. Enumerable.Range(1, 1000).Select(i => (double)i)])
            )
            .GetProperty(MetricNames.EventToCommit)
            .EnumerateArray()
            .Select(value => value.GetDouble())
            .ToList();

        Assert.Multiple(() =>
        {
            Assert.That(values, Has.Count.EqualTo(100));
            Assert.That((values[0], values[^1]), Is.EqualTo((1, 1000)));
            Assert.That(values[50], Is.EqualTo(505).Within(10));
        });
    }

    [Test]
    public void As_many_values_as_the_format_holds_are_carried_as_they_came()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => 100.0 - i)];

        Assert.That(
            Write(metrics => metrics.Milliseconds(MetricNames.EventToCommit, values))
                .GetProperty(MetricNames.EventToCommit)
                .EnumerateArray()
                .Select(value => value.GetDouble()),
            Is.EqualTo(values)
        );
    }

    [Test]
    public void Counts_for_queries_are_left_out_where_there_are_none()
    {
        Assert.That(
            Write(metrics => metrics.Property("byReason", [new("NOT_JSON", 2)])).GetProperty("byReason").GetRawText(),
            Is.EqualTo("""{"NOT_JSON":2}""")
        );
        Assert.That(Write(metrics => metrics.Property("byReason", [])).TryGetProperty("byReason", out _), Is.False);
    }

    [Test]
    public void A_metric_without_values_is_left_out() =>
        Assert.That(
            Write(metrics => metrics.Milliseconds(MetricNames.EventToCommit, []))
                .TryGetProperty(MetricNames.EventToCommit, out _),
            Is.False
        );

    static JsonElement Write(Action<EmbeddedMetrics> record, string? version = null)
    {
        using var output = new MemoryStream();
        var metrics = new EmbeddedMetrics("MarketData/dev", version);
        record(metrics);
        metrics.WriteTo(
            new JsonLog(output, TimeProvider.System),
            DateTimeOffset.FromUnixTimeSeconds(1_381_239_000),
            "request-1"
        );
        return JsonDocument.Parse(output.ToArray()).RootElement;
    }
}
