using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Simulated;

/// <summary>What goes wrong for a while: with everything, or with the items of one partition key.</summary>
sealed class Troubles(IEnumerable<Trouble> troubles, IStore store, WorldClock world)
{
    readonly List<(Trouble What, DateTimeOffset From)> troubles =
    [
        .. troubles.Select(trouble => (trouble, world.Now.AddSeconds(trouble.From))),
    ];

    /// <summary>Whether a request meets trouble as it arrives.</summary>
    public void Hit(Call call)
    {
        var now = troubles.Where(trouble =>
            trouble.From <= world.Now && world.Now < trouble.From.AddSeconds(trouble.What.Seconds)
        );
        if (call.Operation is "SendMessageBatch" or "ChangeMessageVisibilityBatch")
        {
            return;
        }

        foreach (var (trouble, _) in now)
        {
            var items = trouble.Key is null ? [] : RequestKeys.Of(store, call);
            List<int> hit =
            [
                .. items.Index().Where(item => item.Item.Contains(trouble.Key!)).Select(item => item.Index),
            ];
            if (trouble.Key is null || hit.Count > 0)
            {
                call.Fault = (trouble.Kind, call.Operation) switch
                {
                    (FaultKind.Throttled, "TransactWriteItems") when hit.Count > 0 => FaultKind.ItemThrottled,
                    (FaultKind.Throttled, "BatchGetItem") when hit.Count < items.Count => FaultKind.Partial,
                    _ => trouble.Kind,
                };
                call.Hit = hit;
                call.Invocation.Outlasted = true;
            }
        }
    }
}
