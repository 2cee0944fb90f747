using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public class GetMetricDataRequest : AmazonCloudWatchRequest
{
    public DateTime? EndTime { get; set; }

    public List<MetricDataQuery>? MetricDataQueries { get; set; }

    public string? NextToken { get; set; }

    public DateTime? StartTime { get; set; }
}

public class GetMetricDataResponse : AmazonWebServiceResponse
{
    public List<MetricDataResult>? MetricDataResults { get; set; }

    public string? NextToken { get; set; }
}

public class MetricDataQuery
{
    public string? Id { get; set; }

    public MetricStat? MetricStat { get; set; }
}

public class MetricStat
{
    public Metric? Metric { get; set; }

    public int? Period { get; set; }

    public string? Stat { get; set; }
}

public class Metric
{
    public List<Dimension>? Dimensions { get; set; }

    public string? MetricName { get; set; }

    public string? Namespace { get; set; }
}

public class Dimension
{
    public string? Name { get; set; }

    public string? Value { get; set; }
}

public class MetricDataResult
{
    public string? Id { get; set; }

    public string? Label { get; set; }

    public List<DateTime>? Timestamps { get; set; }

    public List<double>? Values { get; set; }
}
