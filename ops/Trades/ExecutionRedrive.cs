using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Trades;

/// <summary>Starts an execution anew that came to no good end, where no dead letter tells of it.</summary>
public sealed class ExecutionRedrive(IAmazonStepFunctions workflow, WorkflowStart start, TextWriter output)
{
    public async Task<int> RunAsync(string arn, CancellationToken cancellation)
    {
        var execution = await new Executions(workflow).FindAsync(arn, cancellation);
        if (execution is null)
        {
            await output.WriteLineAsync($"{Executions.Gone}: {arn}");
            return Operation.No;
        }

        if (Obstacle(execution) is { } obstacle)
        {
            await output.WriteLineAsync($"Not started anew: {obstacle}");
            return Operation.No;
        }

        var outcome = await start.StartAsync(NameOf(arn), execution.Input!, cancellation);
        var why = outcome is StartOutcome.Refused refused ? $": {refused.Why}" : "";
        await output.WriteLineAsync(
            $"{TradeOf(execution.Input!)}  {execution.Status}  {outcome.Verb} {NameOf(arn)}{Printable.Of(why)}"
        );
        return outcome is StartOutcome.Refused ? Operation.No : Operation.Success;
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
