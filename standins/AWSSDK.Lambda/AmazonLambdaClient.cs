using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.StandIn;

namespace Amazon.Lambda;

public class AmazonLambdaClient : AmazonServiceClient, IAmazonLambda
{
    public AmazonLambdaClient()
        : this(new AmazonLambdaConfig()) { }

    public AmazonLambdaClient(AmazonLambdaConfig config)
        : base(config) { }

    public AmazonLambdaClient(AWSCredentials credentials, AmazonLambdaConfig config)
        : base(credentials, config) { }

    public static ClientConfig CreateDefaultClientConfig() => new AmazonLambdaConfig();

    public static IAmazonService CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonLambdaClient(awsCredentials, (AmazonLambdaConfig)clientConfig);

    public virtual Task<GetFunctionResponse> GetFunctionAsync(
        string functionName,
        CancellationToken cancellationToken = default
    ) => GetFunctionAsync(new GetFunctionRequest { FunctionName = functionName }, cancellationToken);

    public virtual Task<GetFunctionResponse> GetFunctionAsync(
        GetFunctionRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<GetFunctionResponse>(request, Wire.GetFunction, cancellationToken);

    public virtual Task<ListEventSourceMappingsResponse> ListEventSourceMappingsAsync(
        ListEventSourceMappingsRequest request,
        CancellationToken cancellationToken = default
    ) => InvokeAsync<ListEventSourceMappingsResponse>(request, Wire.ListEventSourceMappings, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.SignWithSigV4();
}
