using System.Text.Json;
using Amazon.CloudWatch.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.CloudWatch;

/// <summary>
/// Each operation as CloudWatch's JSON protocol writes and reads it. The real package speaks CBOR; the service takes
/// either.
/// </summary>
static class Wire
{
    static readonly JsonProtocol Json = new(
        "Amazon.CloudWatch",
        targetPrefix: "GraniteServiceVersion20100801",
        version: "1.0",
        (message, inner, type, code, requestId, status) =>
            new AmazonCloudWatchException(message, inner, type, code, requestId, status)
    );

    public static InvokeOptions DescribeAlarms { get; } =
        Json.Operation<DescribeAlarmsRequest, DescribeAlarmsResponse>(
            "DescribeAlarms",
            (writer, request) =>
            {
                writer.WriteOptional("AlarmNamePrefix", request.AlarmNamePrefix);
                writer.WriteList("AlarmNames", request.AlarmNames);
                writer.WriteList("AlarmTypes", request.AlarmTypes);
                writer.WriteOptional("MaxRecords", request.MaxRecords);
                writer.WriteOptional("NextToken", request.NextToken);
                writer.WriteOptional("StateValue", request.StateValue?.Value);
            },
            answer =>
                new()
                {
                    CompositeAlarms = answer.List("CompositeAlarms", ReadCompositeAlarm),
                    MetricAlarms = answer.List("MetricAlarms", ReadMetricAlarm),
                    NextToken = answer.Text("NextToken"),
                }
        );

    public static InvokeOptions GetMetricData { get; } =
        Json.Operation<GetMetricDataRequest, GetMetricDataResponse>(
            "GetMetricData",
            (writer, request) =>
            {
                writer.WriteOptional("EndTime", request.EndTime);
                writer.WriteList("MetricDataQueries", request.MetricDataQueries, WriteQuery);
                writer.WriteOptional("NextToken", request.NextToken);
                writer.WriteOptional("StartTime", request.StartTime);
            },
            answer =>
                new()
                {
                    MetricDataResults = answer.List("MetricDataResults", ReadResult),
                    NextToken = answer.Text("NextToken"),
                }
        );

    static void WriteQuery(Utf8JsonWriter writer, MetricDataQuery query)
    {
        writer.WriteOptional("Id", query.Id);
        if (query.MetricStat is not { } stat)
        {
            return;
        }

        writer.WriteStartObject("MetricStat");
        if (stat.Metric is { } metric)
        {
            writer.WriteStartObject("Metric");
            writer.WriteOptional("Namespace", metric.Namespace);
            writer.WriteOptional("MetricName", metric.MetricName);
            writer.WriteList(
                "Dimensions",
                metric.Dimensions,
                (dimensions, dimension) =>
                {
                    dimensions.WriteOptional("Name", dimension.Name);
                    dimensions.WriteOptional("Value", dimension.Value);
                }
            );
            writer.WriteEndObject();
        }

        writer.WriteOptional("Period", stat.Period);
        writer.WriteOptional("Stat", stat.Stat);
        writer.WriteEndObject();
    }

    static CompositeAlarm ReadCompositeAlarm(JsonElement alarm) =>
        new()
        {
            AlarmName = alarm.Text("AlarmName"),
            StateReason = alarm.Text("StateReason"),
            StateUpdatedTimestamp = alarm.Time("StateUpdatedTimestamp"),
            StateValue = ReadState(alarm),
        };

    static MetricAlarm ReadMetricAlarm(JsonElement alarm) =>
        new()
        {
            AlarmName = alarm.Text("AlarmName"),
            StateReason = alarm.Text("StateReason"),
            StateUpdatedTimestamp = alarm.Time("StateUpdatedTimestamp"),
            StateValue = ReadState(alarm),
        };

    static StateValue? ReadState(JsonElement alarm) =>
        alarm.Text("StateValue") is { } state ? StateValue.FindValue(state) : null;

    static MetricDataResult ReadResult(JsonElement result) =>
        new()
        {
            Id = result.Text("Id"),
            Label = result.Text("Label"),
            Timestamps = result.List("Timestamps", at => DateTime.UnixEpoch.AddSeconds(at.GetDouble())),
            Values = result.List("Values", value => value.GetDouble()),
        };
}
