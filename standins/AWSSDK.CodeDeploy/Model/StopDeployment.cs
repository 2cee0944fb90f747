using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class StopDeploymentRequest : AmazonCodeDeployRequest
{
    public bool? AutoRollbackEnabled { get; set; }

    public string? DeploymentId { get; set; }
}

public class StopDeploymentResponse : AmazonWebServiceResponse
{
    public string? StatusMessage { get; set; }
}
