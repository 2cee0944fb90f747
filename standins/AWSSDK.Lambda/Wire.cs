using System.Globalization;
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
    public static InvokeOptions GetAlias { get; } =
        new()
        {
            RequestMarshaller = new RestMarshaller<GetAliasRequest>(
                "GET",
                (http, request) => AddAlias(http, request.FunctionName, request.Name)
            ),
            ResponseUnmarshaller = Answer(answer => new GetAliasResponse
            {
                AliasArn = answer.Text("AliasArn"),
                Description = answer.Text("Description"),
                FunctionVersion = answer.Text("FunctionVersion"),
                Name = answer.Text("Name"),
                RevisionId = answer.Text("RevisionId"),
                RoutingConfig = ReadRouting(answer),
            }),
        };

    public static InvokeOptions UpdateAlias { get; } =
        new()
        {
            RequestMarshaller = new RestMarshaller<UpdateAliasRequest>(
                "PUT",
                (http, request) => AddAlias(http, request.FunctionName, request.Name),
                WriteAlias
            ),
            ResponseUnmarshaller = Answer(answer => new UpdateAliasResponse
            {
                AliasArn = answer.Text("AliasArn"),
                Description = answer.Text("Description"),
                FunctionVersion = answer.Text("FunctionVersion"),
                Name = answer.Text("Name"),
                RevisionId = answer.Text("RevisionId"),
                RoutingConfig = ReadRouting(answer),
            }),
        };

    public static InvokeOptions ListVersionsByFunction { get; } =
        new()
        {
            RequestMarshaller = new RestMarshaller<ListVersionsByFunctionRequest>(
                "GET",
                (http, request) =>
                {
                    http.ResourcePath = "/2015-03-31/functions/{FunctionName}/versions";
                    http.AddPathResource("{FunctionName}", request.FunctionName);
                    AddQuery(http, "Marker", request.Marker);
                    AddQuery(http, "MaxItems", request.MaxItems?.ToString(CultureInfo.InvariantCulture));
                }
            ),
            ResponseUnmarshaller = Answer(answer => new ListVersionsByFunctionResponse
            {
                NextMarker = answer.Text("NextMarker"),
                Versions = answer.List("Versions", ReadConfiguration),
            }),
        };

    public static InvokeOptions GetFunction { get; } =
        new()
        {
            RequestMarshaller = new RestMarshaller<GetFunctionRequest>(
                "GET",
                (http, request) =>
                {
                    http.ResourcePath = "/2015-03-31/functions/{FunctionName}";
                    http.AddPathResource("{FunctionName}", request.FunctionName);
                    AddQuery(http, "Qualifier", request.Qualifier);
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
            RequestMarshaller = new RestMarshaller<ListEventSourceMappingsRequest>(
                "GET",
                (http, request) =>
                {
                    http.ResourcePath = "/2015-03-31/event-source-mappings/";
                    AddQuery(http, "FunctionName", request.FunctionName);
                }
            ),
            ResponseUnmarshaller = Answer(answer => new ListEventSourceMappingsResponse
            {
                EventSourceMappings = answer.List("EventSourceMappings", ReadMapping),
            }),
        };

    public static InvokeOptions GetEventSourceMapping { get; } =
        new()
        {
            RequestMarshaller = new RestMarshaller<GetEventSourceMappingRequest>(
                "GET",
                (http, request) => AddressMapping(http, request.UUID)
            ),
            ResponseUnmarshaller = Answer(mapping => new GetEventSourceMappingResponse
            {
                EventSourceArn = mapping.Text("EventSourceArn"),
                FunctionArn = mapping.Text("FunctionArn"),
                ScalingConfig = ReadScaling(mapping),
                State = mapping.Text("State"),
                StateTransitionReason = mapping.Text("StateTransitionReason"),
                UUID = mapping.Text("UUID"),
            }),
        };

    public static InvokeOptions UpdateEventSourceMapping { get; } =
        new()
        {
            RequestMarshaller = new RestMarshaller<UpdateEventSourceMappingRequest>(
                "PUT",
                (http, request) =>
                {
                    AddressMapping(http, request.UUID);
                    WriteBody(http, body => body.WriteOptional("Enabled", request.Enabled));
                }
            ),
            ResponseUnmarshaller = Answer(mapping => new UpdateEventSourceMappingResponse
            {
                State = mapping.Text("State"),
                UUID = mapping.Text("UUID"),
            }),
        };

    static void AddressMapping(IRequest http, string? uuid)
    {
        http.ResourcePath = "/2015-03-31/event-source-mappings/{UUID}";
        http.AddPathResource("{UUID}", uuid);
    }

    static void WriteBody(IRequest http, Action<Utf8JsonWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        http.Content = content.ToArray();
        http.Headers["Content-Type"] = "application/json";
    }

    static FunctionConfiguration ReadConfiguration(JsonElement configuration) =>
        new()
        {
            CodeSha256 = configuration.Text("CodeSha256"),
            FunctionArn = configuration.Text("FunctionArn"),
            FunctionName = configuration.Text("FunctionName"),
            Handler = configuration.Text("Handler"),
            LastModified = configuration.Text("LastModified"),
            MemorySize = configuration.Number("MemorySize"),
            Timeout = configuration.Number("Timeout"),
            Version = configuration.Text("Version"),
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
            ScalingConfig = ReadScaling(mapping),
            State = mapping.Text("State"),
        };

    static void AddAlias(IRequest http, string? function, string? alias)
    {
        http.ResourcePath = "/2015-03-31/functions/{FunctionName}/aliases/{Name}";
        http.AddPathResource("{FunctionName}", function);
        http.AddPathResource("{Name}", alias);
    }

    static void AddQuery(IRequest http, string name, string? value)
    {
        http.UseQueryString = true;
        if (value is not null)
        {
            http.Parameters.Add(name, value);
        }
    }

    static void WriteAlias(Utf8JsonWriter writer, UpdateAliasRequest request)
    {
        writer.WriteOptional("Description", request.Description);
        writer.WriteOptional("FunctionVersion", request.FunctionVersion);
        writer.WriteOptional("RevisionId", request.RevisionId);
        if (request.RoutingConfig is not { } routing)
        {
            return;
        }

        writer.WriteStartObject("RoutingConfig");
        if (routing.AdditionalVersionWeights is { } weights)
        {
            writer.WriteStartObject("AdditionalVersionWeights");
            foreach (var (version, weight) in weights)
            {
                writer.WriteNumber(version, weight);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    static AliasRoutingConfiguration? ReadRouting(JsonElement alias) =>
        alias.Member("RoutingConfig") is { } routing
            ? new() { AdditionalVersionWeights = routing.Map("AdditionalVersionWeights", weight => weight.GetDouble()) }
            : null;

    static ScalingConfig? ReadScaling(JsonElement mapping) =>
        mapping.Member("ScalingConfig") is { } scaling
            ? new() { MaximumConcurrency = scaling.Number("MaximumConcurrency") }
            : null;

    static JsonUnmarshaller<TResponse> Answer<TResponse>(Func<JsonElement, TResponse> read)
        where TResponse : AmazonWebServiceResponse =>
        new(
            read,
            (message, inner, type, code, requestId, status) =>
                new AmazonLambdaException(message, inner, type, code, requestId, status)
        );

    /// <param name="method">Of HTTP.</param>
    /// <param name="write">Writes address and query.</param>
    /// <param name="writeMembers">Writes the body; absent: there is none.</param>
    sealed class RestMarshaller<TRequest>(
        string method,
        Action<IRequest, TRequest> write,
        Action<Utf8JsonWriter, TRequest>? writeMembers = null
    ) : IMarshaller<IRequest, AmazonWebServiceRequest>
        where TRequest : AmazonWebServiceRequest
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request = new DefaultRequest(input, "Amazon.Lambda") { HttpMethod = method };
            write(request, (TRequest)input);
            if (writeMembers is not null)
            {
                using var content = new MemoryStream();
                using (var writer = new Utf8JsonWriter(content))
                {
                    writer.WriteStartObject();
                    writeMembers(writer, (TRequest)input);
                    writer.WriteEndObject();
                }

                request.Content = content.ToArray();
                request.Headers["Content-Type"] = "application/json";
            }

            return request;
        }
    }
}
