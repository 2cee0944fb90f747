using Amazon.CodeDeploy.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.CodeDeploy;

public interface IAmazonCodeDeploy : IAmazonService, IDisposable
{
    Task<CreateDeploymentResponse> CreateDeploymentAsync(
        CreateDeploymentRequest request,
        CancellationToken cancellationToken = default
    );

    Task<GetDeploymentResponse> GetDeploymentAsync(
        GetDeploymentRequest request,
        CancellationToken cancellationToken = default
    );

    Task<ListDeploymentsResponse> ListDeploymentsAsync(
        ListDeploymentsRequest request,
        CancellationToken cancellationToken = default
    );

    Task<StopDeploymentResponse> StopDeploymentAsync(
        StopDeploymentRequest request,
        CancellationToken cancellationToken = default
    );

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCodeDeployConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials,
        ClientConfig clientConfig
    ) =>
        awsCredentials is null
            ? new AmazonCodeDeployClient((AmazonCodeDeployConfig)clientConfig)
            : new AmazonCodeDeployClient(awsCredentials, (AmazonCodeDeployConfig)clientConfig);
}
