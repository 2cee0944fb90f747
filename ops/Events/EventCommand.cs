using System.CommandLine;
using MarketData.Ops.Alerts;
using MarketData.Ops.Audit;
using MarketData.Ops.Deployment;
using MarketData.Ops.Logs;

namespace MarketData.Ops.Events;

/// <summary>The command <c>event</c>.</summary>
static class EventCommand
{
    static readonly TimeSpan SinceUnlessGiven = TimeSpan.FromHours(1);

    public static Command Create()
    {
        var id = new Argument<string>("ID")
        {
            Description =
                "The event_id of a stored event (EXCHANGE|SYMBOL|DATE|TRADE ID, or the bus's id), the audit_id of a "
                + "rejection, or the bus's id of a rejected event.",
        };
        var since = TimeSpanOption.Since(
            SinceUnlessGiven,
            "How far back the log is searched for an event that is not stored; absent: 1h."
        );
        var command = new Command("event", "Follows one event from the bus to its audit record and its alerts.")
        {
            id,
            since,
        };
        Operation.Set(
            command,
            "The event was not followed",
            async run =>
            {
                var settings = await DeployedProcessor.ReadSettingsAsync(run.Deployed, run.Cancellation);
                var group = await LogGroup.FindNameAsync(run.Deployed, run.Deployed.Names.Processor, run.Cancellation);
                using var dynamo = run.Deployed.DynamoDb();
                using var kms = run.Deployed.Kms();
                using var logs = run.Deployed.Logs();
                var trail = Trail.OfMarketData(dynamo, kms, settings);
                var story = new EventStory(
                    trail,
                    (AuditedEvents)trail.Rows,
                    new AlertTable(dynamo, settings),
                    new LogGroup(logs, group)
                );
                return await story.TellAsync(run.Get(id), DateTimeOffset.UtcNow - run.Get(since), run.Cancellation);
            }
        );
        return command;
    }
}
