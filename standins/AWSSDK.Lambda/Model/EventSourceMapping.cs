using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class GetEventSourceMappingRequest : AmazonLambdaRequest
{
    public string? UUID { get; set; }
}

public class GetEventSourceMappingResponse : AmazonWebServiceResponse
{
    public string? EventSourceArn { get; set; }

    public string? FunctionArn { get; set; }

    public ScalingConfig? ScalingConfig { get; set; }

    public string? State { get; set; }

    public string? StateTransitionReason { get; set; }

    public string? UUID { get; set; }
}

public class UpdateEventSourceMappingRequest : AmazonLambdaRequest
{
    public bool? Enabled { get; set; }

    public string? UUID { get; set; }
}

public class UpdateEventSourceMappingResponse : AmazonWebServiceResponse
{
    public string? State { get; set; }

    public string? UUID { get; set; }
}
