using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class ListEventSourceMappingsRequest : AmazonLambdaRequest
{
    public string? FunctionName { get; set; }
}

public class ListEventSourceMappingsResponse : AmazonWebServiceResponse
{
    public List<EventSourceMappingConfiguration>? EventSourceMappings { get; set; }
}

public class EventSourceMappingConfiguration
{
    public int? BatchSize { get; set; }

    public string? EventSourceArn { get; set; }

    public List<string>? FunctionResponseTypes { get; set; }

    public int? MaximumBatchingWindowInSeconds { get; set; }

    public ScalingConfig? ScalingConfig { get; set; }

    public string? State { get; set; }

    public string? UUID { get; set; }
}

public class ScalingConfig
{
    public int? MaximumConcurrency { get; set; }
}
