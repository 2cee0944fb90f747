namespace Amazon.Lambda.Core;

/// <summary>What a function is told about its invocation.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }
    IClientContext? ClientContext { get; }
    string FunctionName { get; }
    string FunctionVersion { get; }
    ICognitoIdentity? Identity { get; }
    string InvokedFunctionArn { get; }
    ILambdaLogger Logger { get; }
    string LogGroupName { get; }
    string LogStreamName { get; }
    int MemoryLimitInMB { get; }

    /// <summary>Time until Lambda ends the invocation.</summary>
    TimeSpan RemainingTime { get; }
}
