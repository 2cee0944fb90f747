using System.Buffers;
using System.Text.Json;
using MarketData.Contract;

namespace MarketData.Hosting;

/// <summary>
/// Metrics that travel in a log line, from which CloudWatch extracts them without a call.
/// Format:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </summary>
/// <param name="metricsNamespace">Of all metrics.</param>
/// <param name="version">The function's, under which some are counted once more. Absent: they are not.</param>
public sealed class EmbeddedMetrics(string metricsNamespace, string? version = null)
{
    /// <summary>The format's limit of values for one metric in one line.</summary>
    const int MaxValues = 100;

    readonly List<(string Name, string Unit, IReadOnlyList<double> Values)> metrics = [];
    readonly List<string> ofVersion = [];
    readonly List<(string Name, IReadOnlyList<KeyValuePair<string, int>> Counts)> properties = [];

    public void Count(string name, int value) => metrics.Add((name, "Count", [value]));

    /// <summary>Once for all versions of the function together, and once for this one.</summary>
    public void CountAlsoByVersion(string name, int value)
    {
        Count(name, value);
        ofVersion.Add(name);
    }

    /// <summary>Of more than 100 values, 100 evenly spaced order statistics: percentiles keep their places.</summary>
    public void Milliseconds(string name, IReadOnlyCollection<double> values)
    {
        if (values.Count > 0)
        {
            metrics.Add((name, "Milliseconds", values.Count <= MaxValues ? [.. values] : Thin(values)));
        }
    }

    /// <summary>
    /// Counts for queries, written into the line and not declared as a metric. Without any, the property is left out.
    /// </summary>
    public void Property(string name, IEnumerable<KeyValuePair<string, int>> counts)
    {
        if (counts.ToList() is { Count: > 0 } counted)
        {
            properties.Add((name, counted));
        }
    }

    public void WriteTo(JsonLog log, DateTimeOffset at, string requestId)
    {
        var line = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", at.ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            WriteDirective(json, dimension: null, _ => true);
            if (version is not null && ofVersion.Count > 0)
            {
                WriteDirective(json, MetricNames.OfVersion, ofVersion.Contains);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            if (version is not null)
            {
                json.WriteString(MetricNames.OfVersion, version);
            }

            foreach (var (name, _, values) in metrics)
            {
                WriteValues(json, name, values);
            }

            foreach (var (name, counts) in properties)
            {
                WriteCounts(json, name, counts);
            }

            json.WriteString(LogFields.RequestId, requestId);
            json.WriteEndObject();
        }

        log.WriteLine(line.WrittenSpan);
    }

    void WriteDirective(Utf8JsonWriter json, string? dimension, Func<string, bool> isIn)
    {
        json.WriteStartObject();
        json.WriteString("Namespace", metricsNamespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        if (dimension is not null)
        {
            json.WriteStringValue(dimension);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var (name, unit, _) in metrics.Where(metric => isIn(metric.Name)))
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        if (values.Count == 1)
        {
            json.WriteNumber(name, values[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }

    static double[] Thin(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        return [.. Enumerable.Range(0, MaxValues).Select(i => sorted[i * (sorted.Length - 1) / (MaxValues - 1)])];
    }
}
