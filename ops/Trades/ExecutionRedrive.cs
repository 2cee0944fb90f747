using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Trades;

/// <summary>Starts an execution anew that came to no good end, where no dead letter tells of it.</summary>
public sealed class ExecutionRedrive(IAmazonStepFunctions workflow, WorkflowStart start)
{
    public async Task<Answer> RunAsync(string arn, CancellationToken cancellation)
    {
        var execution = await new Executions(workflow).FindAsync(arn, cancellation);
        if (execution is null)
        {
            return Answer.Sentence(Operation.No, $"{Executions.Gone}: {arn}");
        }

        if (Obstacle(execution) is { } obstacle)
        {
            return Answer.Sentence(Operation.No, $"Not started anew: {obstacle}");
        }

        var outcome = await start.StartAsync(NameOf(arn), execution.Input!, cancellation);
        var redriven = new RedrivenTrade(
            TradeOf(execution.Input!),
            $"{execution.Status}",
            outcome.Name,
            NameOf(arn),
            outcome is StartOutcome.Refused refused ? Printable.Of(refused.Why) : null
        );
        return Answer.Of(
            outcome is StartOutcome.Refused ? Operation.No : Operation.Success,
            redriven,
            TradesJson.Default.RedrivenTrade,
            output =>
                output.WriteLine(
                    $"{redriven.Trade}  {redriven.Error}  {outcome.Verb} {redriven.Execution}"
                        + (redriven.Why is null ? "" : $": {redriven.Why}")
                )
        );
    }

    /// <summary>Deterministic, and within the 80 characters of which EventBridge's own names have 73.</summary>
    static string NameOf(string arn) =>
        $"{WorkflowStart.Prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(arn)))[..32]}";

    string? Obstacle(DescribeExecutionResponse execution) =>
        execution switch
        {
            { StateMachineArn: var machine } when machine != start.StateMachineArn =>
                $"it is an execution of {machine}, not of {start.StateMachineArn}.",
            { Status: var status }
                when status != ExecutionStatus.FAILED
                    && status != ExecutionStatus.TIMED_OUT
                    && status != ExecutionStatus.ABORTED => $"the execution is {status}.",
            { Input: null or "" } => "its input cannot be read; that needs the right to decrypt with the stack's key.",
            _ => null,
        };

    static string TradeOf(string input)
    {
        using var json = JsonDocument.Parse(input);
        return DeadTrade.NameOf(json.RootElement);
    }
}
