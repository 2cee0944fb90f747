using System.Globalization;
using System.Text.Json;
using Amazon.CloudWatchLogs.Model;
using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Logs;

/// <summary>A line of a function's log for people to read.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Level">How bad it is: a batch's counts are <see cref="Batch"/>.</param>
/// <param name="Text">What it says.</param>
/// <param name="AuditId">Of the record that it is about, where it names one.</param>
sealed record LogLine(DateTimeOffset At, string Level, string Text, string? AuditId = null)
{
    public const string Batch = "BATCH";

    /// <summary>Of Lambda itself, or of nobody that is known here.</summary>
    const string Other = "OTHER";

    /// <summary>Lambda's own of each start and end, which <see cref="Batch"/> has better.</summary>
    const string Routine = "ROUTINE";

    const string MetricsMember = "_aws";

    static readonly string[] SaidElsewhere =
    [
        LogFields.Timestamp,
        LogFields.Level,
        LogFields.Message,
        LogFields.StackTrace,
        LogFields.RequestId,
    ];

    public bool IsTrouble => Level is not (Batch or Other or Routine or "INFO");

    /// <summary>Says nothing that anybody looks for.</summary>
    public bool IsRoutine => Level == Routine;

    public static LogLine Of(FilteredLogEvent line)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(line.Timestamp ?? 0);
        var message = line.Message?.TrimEnd() ?? "";
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement is { ValueKind: JsonValueKind.Object } json
                ? Of(at, json) ?? new(at, Other, message)
                : new(at, Other, message);
        }
        catch (JsonException)
        {
            // Half a line of a process that died, or what no program of ours wrote: it is shown as it is.
            return new(at, Other, message);
        }
    }

    public override string ToString() => $"{UtcText.Of(At)}  {Level, -6}{Printable.Of(Text)}";

    static LogLine? Of(DateTimeOffset at, JsonElement json) =>
        json.TryGetProperty(MetricsMember, out _) ? new(at, Batch, Counts(json))
        : json.TryGetProperty(LogFields.Level, out var level)
            ? new(at, Shown(level), Sentence(json), Member(json, LogFields.AuditId))
        : json.TryGetProperty("type", out var type) && Shown(type).StartsWith("platform.", StringComparison.Ordinal)
            ? OfPlatform(at, Shown(type), json)
        : null;

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html</summary>
    static LogLine OfPlatform(DateTimeOffset at, string type, JsonElement json) =>
        type == "platform.report" && json.TryGetProperty("record", out var record) && Failure(record) is { } failure
            ? new(at, "ERROR", failure)
            : new(at, Routine, type);

    static string? Failure(JsonElement record)
    {
        var status = Member(record, "status");
        if (status is null or "success")
        {
            return null;
        }

        var error = Member(record, "errorType") is { } type ? $", {type}" : "";
        var duration = record.TryGetProperty("metrics", out var metrics) ? Member(metrics, "durationMs") : null;
        return $"invocation ended: {status}{error}, after {duration ?? "?"} ms";
    }

    /// <summary>What an invocation counted, but for what it did not meet.</summary>
    static string Counts(JsonElement json)
    {
        string[] counts =
        [
            .. json.EnumerateObject()
                .Where(member => member.Name is not (MetricsMember or LogFields.RequestId or MetricNames.OfVersion))
                .Select(member => (member.Name, Value: Count(member)))
                .Where(member => member.Value is not "0")
                .Select(member => $"{member.Name} {member.Value}"),
        ];
        return counts.Length > 0 ? string.Join(", ", counts) : "a sweep that found nothing";
    }

    /// <summary>The one measure has a value for each event, and is one number where there is one.</summary>
    static string Count(JsonProperty member) =>
        member.Name is MetricNames.EventToCommit or MetricNames.EventToRecord
            ? string.Create(CultureInfo.InvariantCulture, $"up to {Largest(member.Value):0} ms")
            : Shown(member.Value);

    static double Largest(JsonElement values) =>
        values.ValueKind == JsonValueKind.Array
            ? values.EnumerateArray().Max(value => value.GetDouble())
            : values.GetDouble();

    static string Sentence(JsonElement json)
    {
        var fields = json.EnumerateObject()
            .Where(member => !SaidElsewhere.Contains(member.Name))
            .Select(member => $"{member.Name}={Shown(member.Value)}");
        return string.Join("  ", [Member(json, LogFields.Message) ?? "", .. fields]);
    }

    static string? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? Shown(value) : null;

    static string Shown(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
