using Amazon.StepFunctions;

namespace MarketData.Ops.Trades;

/// <summary>
/// Starts executions by names that say what they are of. The name of an execution, open or closed in the last 90 days,
/// is not given twice: whoever starts what was started before is told so, and nothing happens.
/// https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
/// </summary>
/// <param name="workflow">Step Functions.</param>
/// <param name="stateMachineArn">The workflow.</param>
/// <param name="isDryRun">Starts nothing.</param>
public sealed class WorkflowStart(IAmazonStepFunctions workflow, string stateMachineArn, bool isDryRun)
{
    /// <summary>Before what the execution is of; a name may have 80 characters.</summary>
    public const string Prefix = "redrive-";

    public string StateMachineArn => stateMachineArn;
    public bool IsDryRun => isDryRun;

    public async Task<StartOutcome> StartAsync(string name, string input, CancellationToken cancellation)
    {
        if (isDryRun)
        {
            return new StartOutcome.Possible();
        }

        try
        {
            await workflow.StartExecutionAsync(
                new()
                {
                    StateMachineArn = stateMachineArn,
                    Name = name,
                    Input = input,
                },
                cancellation
            );
            return new StartOutcome.Started();
        }
        catch (AmazonStepFunctionsException known) when (known.ErrorCode == "ExecutionAlreadyExists")
        {
            return new StartOutcome.StartedBefore();
        }
        catch (AmazonStepFunctionsException refused)
            when (refused.ErrorCode is "InvalidExecutionInput" or "ValidationException")
        {
            return new StartOutcome.Refused(refused.Message);
        }
    }
}
