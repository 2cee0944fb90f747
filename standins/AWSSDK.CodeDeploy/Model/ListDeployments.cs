using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class ListDeploymentsRequest : AmazonCodeDeployRequest
{
    public string? ApplicationName { get; set; }

    public string? DeploymentGroupName { get; set; }

    public List<string>? IncludeOnlyStatuses { get; set; }

    public string? NextToken { get; set; }
}

public class ListDeploymentsResponse : AmazonWebServiceResponse
{
    public List<string>? Deployments { get; set; }

    public string? NextToken { get; set; }
}
