using Amazon.EventBridge;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Pausing;

/// <summary>Switches the rule that starts an execution for each trade: trades have no buffer.</summary>
sealed class RuleSwitch(IAmazonEventBridge events)
{
    public async Task<Answer> SetAsync(string bus, string rule, bool enabled, CancellationToken cancellation)
    {
        var before = await events.DescribeRuleAsync(new() { EventBusName = bus, Name = rule }, cancellation);
        var changed = before.State == RuleState.ENABLED != enabled;
        if (changed && enabled)
        {
            await events.EnableRuleAsync(new() { EventBusName = bus, Name = rule }, cancellation);
        }
        else if (changed)
        {
            await events.DisableRuleAsync(new() { EventBusName = bus, Name = rule }, cancellation);
        }

        return Switched.OfTrades(enabled, changed, rule).ToAnswer();
    }
}
