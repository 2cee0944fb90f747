using Amazon.Lambda.Core;

namespace MarketData.Tests.Model.Simulated;

sealed class InvocationContext(TimeSpan remaining) : ILambdaContext
{
    public TimeSpan RemainingTime => remaining;
    public string AwsRequestId => "request-1";
    public string FunctionName => "processor";
    public string FunctionVersion => "$LATEST";
    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:123456789012:function:processor";
    public string LogGroupName => "group";
    public string LogStreamName => "stream";
    public int MemoryLimitInMB => 1769;
    public ILambdaLogger Logger => throw new NotSupportedException("The function logs by itself.");
    public IClientContext? ClientContext => null;
    public ICognitoIdentity? Identity => null;
}
