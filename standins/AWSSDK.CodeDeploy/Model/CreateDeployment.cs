using Amazon.Runtime;

namespace Amazon.CodeDeploy.Model;

public class CreateDeploymentRequest : AmazonCodeDeployRequest
{
    public string? ApplicationName { get; set; }

    public string? DeploymentGroupName { get; set; }

    public string? Description { get; set; }

    public RevisionLocation? Revision { get; set; }
}

public class CreateDeploymentResponse : AmazonWebServiceResponse
{
    public string? DeploymentId { get; set; }
}

public class RevisionLocation
{
    public AppSpecContent? AppSpecContent { get; set; }

    public RevisionLocationType? RevisionType { get; set; }
}

public class AppSpecContent
{
    public string? Content { get; set; }
}
