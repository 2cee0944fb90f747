using System.Text.Json;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIn;

namespace Amazon.Lambda;

/// <summary>Each operation as Lambda's REST protocol writes and reads it.</summary>
static class Wire
{
    public static InvokeOptions GetFunction { get; } =
        new()
        {
            RequestMarshaller = new GetMarshaller<GetFunctionRequest>(
                (http, request) =>
                {
                    http.ResourcePath = "/2015-03-31/functions/{FunctionName}";
                    http.AddPathResource("{FunctionName}", request.FunctionName);
                }
            ),
            ResponseUnmarshaller = Answer(answer => new GetFunctionResponse
            {
                Configuration = answer.Member("Configuration") is { } configuration
                    ? ReadConfiguration(configuration)
                    : null,
                Concurrency = answer.Member("Concurrency") is { } concurrency
                    ? new() { ReservedConcurrentExecutions = concurrency.Number("ReservedConcurrentExecutions") }
                    : null,
            }),
        };

    public static InvokeOptions ListEventSourceMappings { get; } =
        new()
        {
            RequestMarshaller = new GetMarshaller<ListEventSourceMappingsRequest>(
                (http, request) =>
                {
                    http.ResourcePath = "/2015-03-31/event-source-mappings/";
                    http.UseQueryString = true;
                    if (request.FunctionName is not null)
                    {
                        http.Parameters.Add("FunctionName", request.FunctionName);
                    }
                }
            ),
            ResponseUnmarshaller = Answer(answer => new ListEventSourceMappingsResponse
            {
                EventSourceMappings = answer.List("EventSourceMappings", ReadMapping),
            }),
        };

    static FunctionConfiguration ReadConfiguration(JsonElement configuration) =>
        new()
        {
            CodeSha256 = configuration.Text("CodeSha256"),
            FunctionArn = configuration.Text("FunctionArn"),
            FunctionName = configuration.Text("FunctionName"),
            Handler = configuration.Text("Handler"),
            MemorySize = configuration.Number("MemorySize"),
            Timeout = configuration.Number("Timeout"),
            Architectures = configuration.Texts("Architectures"),
            Environment = configuration.Member("Environment") is { } environment
                ? new() { Variables = environment.Map("Variables") }
                : null,
            LoggingConfig = configuration.Member("LoggingConfig") is { } logging
                ? new()
                {
                    LogFormat = logging.Text("LogFormat") is { } format ? LogFormat.FindValue(format) : null,
                    LogGroup = logging.Text("LogGroup"),
                }
                : null,
        };

    static EventSourceMappingConfiguration ReadMapping(JsonElement mapping) =>
        new()
        {
            UUID = mapping.Text("UUID"),
            BatchSize = mapping.Number("BatchSize"),
            EventSourceArn = mapping.Text("EventSourceArn"),
            FunctionResponseTypes = mapping.Texts("FunctionResponseTypes"),
            MaximumBatchingWindowInSeconds = mapping.Number("MaximumBatchingWindowInSeconds"),
            ScalingConfig = mapping.Member("ScalingConfig") is { } scaling
                ? new() { MaximumConcurrency = scaling.Number("MaximumConcurrency") }
                : null,
            State = mapping.Text("State"),
        };

    static JsonUnmarshaller<TResponse> Answer<TResponse>(Func<JsonElement, TResponse> read)
        where TResponse : AmazonWebServiceResponse =>
        new(
            read,
            (message, inner, type, code, requestId, status) =>
                new AmazonLambdaException(message, inner, type, code, requestId, status)
        );

    sealed class GetMarshaller<TRequest>(Action<IRequest, TRequest> write)
        : IMarshaller<IRequest, AmazonWebServiceRequest>
        where TRequest : AmazonWebServiceRequest
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request = new DefaultRequest(input, "Amazon.Lambda") { HttpMethod = "GET" };
            write(request, (TRequest)input);
            return request;
        }
    }
}
