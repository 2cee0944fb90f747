using System.CommandLine;
using Amazon.Runtime;

namespace MarketData.Ops.Deployment;

/// <summary>What a command does with a deployment, and the exit codes of all commands.</summary>
static class Operation
{
    /// <summary>It was done; what is stored is as it was written.</summary>
    public const int Success = 0;

    /// <summary>The answer is no: refused, not there, or not as it was written.</summary>
    public const int No = 1;

    /// <summary>There is no answer: the deployment was not reached, or the command line is wrong.</summary>
    public const int NotReached = 2;

    public const int Interrupted = 130;

    /// <summary>For <c>--help</c>.</summary>
    public static string ExitCodes =>
        $"Exit codes: {Success} it was done, or the answer is yes; {No} the answer is no: refused, not there, or not "
        + $"as it should be; {NotReached} there is no answer: the deployment was not reached, the command line is "
        + $"wrong, or the program is; {Interrupted} it was interrupted.";

    /// <param name="command">Runs the operation.</param>
    /// <param name="notDone">The beginning of the sentence that says why it was not done.</param>
    /// <param name="run">The operation on a deployment.</param>
    public static void Set(Command command, string notDone, Func<CommandRun, Task<Answer>> run) =>
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asJson = parsed.GetValue(OperatorOptions.Json);
                var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
                try
                {
                    var answer = await run(new(parsed, asJson ? error : output, cancellation));
                    answer.WriteTo(output, asJson);
                    return answer.ExitCode;
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    return Interrupted;
                }
                catch (Exception failure) when (IsOfTheDeployment(failure))
                {
                    await error.WriteLineAsync($"{notDone}: {FailureText.Of(failure)}");
                    return NotReached;
                }
            }
        );

    /// <summary>
    /// An error that AWS answers; a client without credentials; an address where nobody answers, or not in
    /// time; a function whose variables are not those that it must have; something stored that cannot be read; a tool
    /// that says what stands against it.
    /// </summary>
    public static bool IsOfTheDeployment(Exception failure) =>
        failure
            is AmazonServiceException
                or AmazonClientException
                or HttpRequestException
                or IOException
                or TimeoutException
                or OperationCanceledException
                or InvalidOperationException
                or FormatException
                or Tools.ToolException;
}
