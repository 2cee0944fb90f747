using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

public class DescribeRuleRequest : AmazonEventBridgeRequest
{
    public string? EventBusName { get; set; }

    public string? Name { get; set; }
}

public class DescribeRuleResponse : AmazonWebServiceResponse
{
    public string? Name { get; set; }

    public string? ScheduleExpression { get; set; }

    public RuleState? State { get; set; }
}

public class DisableRuleRequest : AmazonEventBridgeRequest
{
    public string? EventBusName { get; set; }

    public string? Name { get; set; }
}

public class DisableRuleResponse : AmazonWebServiceResponse;

public class EnableRuleRequest : AmazonEventBridgeRequest
{
    public string? EventBusName { get; set; }

    public string? Name { get; set; }
}

public class EnableRuleResponse : AmazonWebServiceResponse;

public class ListTargetsByRuleRequest : AmazonEventBridgeRequest
{
    public string? Rule { get; set; }
}

public class ListTargetsByRuleResponse : AmazonWebServiceResponse
{
    public List<Target>? Targets { get; set; }
}

public class Target
{
    public string? Arn { get; set; }

    public string? Id { get; set; }

    public string? Input { get; set; }
}
