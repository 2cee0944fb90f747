using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace MarketData.Ops.Trades;

/// <summary>Executions of the workflow, as long as Step Functions knows of them.</summary>
sealed class Executions(IAmazonStepFunctions workflow)
{
    /// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</summary>
    public const string Gone = "gone; Step Functions keeps an execution for 90 days after its end";

    /// <returns>Null where it does not know of it any more.</returns>
    public async Task<DescribeExecutionResponse?> FindAsync(string arn, CancellationToken cancellation)
    {
        try
        {
            return await workflow.DescribeExecutionAsync(new() { ExecutionArn = arn }, cancellation);
        }
        catch (AmazonStepFunctionsException unknown) when (unknown.ErrorCode == "ExecutionDoesNotExist")
        {
            return null;
        }
    }
}
