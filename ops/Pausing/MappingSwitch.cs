using Amazon.Lambda;
using Amazon.Lambda.Model;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Pausing;

/// <summary>Switches the buffer's event-source mapping, and waits until Lambda has done so.</summary>
/// <param name="lambda">Lambda.</param>
/// <param name="time">The time.</param>
/// <param name="progress">Takes a line for each state on the way.</param>
sealed class MappingSwitch(IAmazonLambda lambda, TimeProvider time, TextWriter progress)
{
    const string Enabled = "Enabled";
    const string Disabled = "Disabled";

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>It takes Lambda seconds, or a minute.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<Answer> SetAsync(string id, bool enabled, CancellationToken cancellation)
    {
        var (wanted, end) = (enabled ? Enabled : Disabled, time.GetUtcNow() + Patience);
        var (asked, told) = (false, "");
        while (true)
        {
            var mapping = await lambda.GetEventSourceMappingAsync(new() { UUID = id }, cancellation);
            if (mapping.State == wanted)
            {
                return Switched.Of(enabled, asked, id).ToAnswer();
            }

            if (time.GetUtcNow() >= end)
            {
                throw new InvalidOperationException(
                    $"the mapping {id} is {mapping.State} after {Patience.TotalMinutes} minutes: "
                        + mapping.StateTransitionReason
                );
            }

            if (mapping.State is Enabled or Disabled)
            {
                asked = await TryAskAsync(id, enabled, cancellation) || asked;
            }
            else if (mapping.State != told)
            {
                told = mapping.State!;
                await progress.WriteLineAsync($"The mapping is {told}.");
            }

            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    /// <returns>False while a change before this one is under way.</returns>
    async Task<bool> TryAskAsync(string id, bool enabled, CancellationToken cancellation)
    {
        try
        {
            await lambda.UpdateEventSourceMappingAsync(
                new UpdateEventSourceMappingRequest { UUID = id, Enabled = enabled },
                cancellation
            );
            return true;
        }
        catch (AmazonLambdaException busy) when (busy.ErrorCode is "ResourceInUseException")
        {
            return false;
        }
    }
}
