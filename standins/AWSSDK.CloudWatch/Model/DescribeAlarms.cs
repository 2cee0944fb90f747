using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public class DescribeAlarmsRequest : AmazonCloudWatchRequest
{
    public string? AlarmNamePrefix { get; set; }

    public List<string>? AlarmNames { get; set; }

    public List<string>? AlarmTypes { get; set; }

    public int? MaxRecords { get; set; }

    public string? NextToken { get; set; }

    public StateValue? StateValue { get; set; }
}

public class DescribeAlarmsResponse : AmazonWebServiceResponse
{
    public List<CompositeAlarm>? CompositeAlarms { get; set; }

    public List<MetricAlarm>? MetricAlarms { get; set; }

    public string? NextToken { get; set; }
}

public class CompositeAlarm
{
    public string? AlarmName { get; set; }

    public string? StateReason { get; set; }

    public DateTime? StateUpdatedTimestamp { get; set; }

    public StateValue? StateValue { get; set; }
}

public class MetricAlarm
{
    public string? AlarmName { get; set; }

    public string? StateReason { get; set; }

    public DateTime? StateUpdatedTimestamp { get; set; }

    public StateValue? StateValue { get; set; }
}
