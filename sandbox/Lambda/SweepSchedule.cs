using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.EventBridge;
using MarketData.Sandbox.Functions;
using MarketData.Tools;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// What EventBridge does with a rule that has a schedule: it invokes the function again and again with the same input.
/// </summary>
public sealed partial class SweepSchedule(IFunction function, TimeSpan interval, string input)
{
    public static async Task<SweepSchedule> ReadAsync(
        IAmazonEventBridge eventBridge,
        string rule,
        IFunction function,
        CancellationToken cancellation
    )
    {
        var described = await eventBridge.DescribeRuleAsync(new() { Name = rule }, cancellation);
        var targets = (await eventBridge.ListTargetsByRuleAsync(new() { Rule = rule }, cancellation)).Targets ?? [];
        return targets is [{ Input: { } input }]
            ? new(function, IntervalOf(described.ScheduleExpression), input)
            : throw new ToolException(
                $"The rule '{rule}' has {targets.Count} targets; the sandbox drives one, with an input."
            );
    }

    /// <summary>A lost invocation is not repeated: the next one does its work.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            await function.InvokeAsync(Encoding.UTF8.GetBytes(input), cancellation);
        }
    }

    static TimeSpan IntervalOf(string? expression) =>
        Rate().Match(expression ?? "") is { Success: true } rate
            ? TimeSpan.FromMinutes(int.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture))
            : throw new ToolException($"The schedule is '{expression}'; the sandbox knows rate(N minutes).");

    [GeneratedRegex(@"^rate\(([0-9]+) minutes?\)$")]
    private static partial Regex Rate();
}
