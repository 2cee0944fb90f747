using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class GetDeploymentRequest : AmazonCodeDeployRequest
{
    public string? DeploymentId { get; set; }
}

public class GetDeploymentResponse : AmazonWebServiceResponse
{
    public DeploymentInfo? DeploymentInfo { get; set; }
}

public class DeploymentInfo
{
    public string? DeploymentId { get; set; }

    public string? Description { get; set; }

    public ErrorInformation? ErrorInformation { get; set; }

    public RollbackInfo? RollbackInfo { get; set; }

    public DeploymentStatus? Status { get; set; }
}

public class ErrorInformation
{
    public string? Message { get; set; }
}

public class RollbackInfo
{
    public string? RollbackDeploymentId { get; set; }

    public string? RollbackMessage { get; set; }
}
