using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketData.InfraTests.Observability;

static class Alarms
{
    public static Dictionary<string, JsonObject> ByPurpose(Stack stack) =>
        stack
            .Resources("aws_cloudwatch_metric_alarm")
            .ToDictionary(
                entry => Regex.Match(entry.Key, @"\.alarms_(.+)_alarm_\w+$").Groups[1].Value,
                entry => entry.Value
            );

    public static IEnumerable<JsonObject> Queries(JsonObject alarm) =>
        alarm["metric_query"]!.AsArray().Select(query => query!.AsObject());

    /// <summary>What it watches, each as <c>namespace name statistic period</c>.</summary>
    public static IEnumerable<string> Metrics(JsonObject alarm) =>
        Queries(alarm)
            .Select(query => query["metric"])
            .OfType<JsonObject>()
            .Select(metric => $"{metric["namespace"]} {metric["metric_name"]} {metric["stat"]} {metric["period"]}");

    /// <summary>How it makes one value of them; null where there is only one.</summary>
    public static string? Expression(JsonObject alarm) =>
        Queries(alarm).Single(query => query.ContainsKey("return_data"))["expression"]?.GetValue<string>();

    /// <summary>The purposes of those that a composite alarm's rule is about.</summary>
    public static IEnumerable<string> In(string rule) =>
        Regex
            .Matches(rule, @"ALARM\(\$\{aws_cloudwatch_metric_alarm\.alarms_([a-z0-9-]+)_alarm_\w+\.alarm_name\}\)")
            .Select(match => match.Groups[1].Value);
}
