namespace MarketData.Contract;

/// <summary>
/// The environment variables that Lambda itself sets: the runtime loop reads them, the sandbox's Lambda writes them.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
/// </summary>
public static class LambdaVariables
{
    public const string RuntimeApi = "AWS_LAMBDA_RUNTIME_API";
    public const string FunctionName = "AWS_LAMBDA_FUNCTION_NAME";

    /// <summary>The function's handler.</summary>
    public const string Handler = "_HANDLER";

    public const string FunctionVersion = "AWS_LAMBDA_FUNCTION_VERSION";
    public const string LogGroupName = "AWS_LAMBDA_LOG_GROUP_NAME";
    public const string LogStreamName = "AWS_LAMBDA_LOG_STREAM_NAME";

    /// <summary>In MB.</summary>
    public const string MemorySize = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

    /// <summary>Set by the runtime for each invocation, for the SDKs to read.</summary>
    public const string TraceId = "_X_AMZN_TRACE_ID";

    /// <summary>Host and port of X-Ray's daemon.</summary>
    public const string TraceDaemon = "AWS_XRAY_DAEMON_ADDRESS";
}
