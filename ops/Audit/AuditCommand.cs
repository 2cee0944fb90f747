using System.CommandLine;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary>The commands that begin with <c>audit</c>.</summary>
static class AuditCommand
{
    public static Command Create()
    {
        var trail = new Option<string>("--trail")
        {
            Description = "Whose audit trail.",
            DefaultValueFactory = _ => ResourceNames.MarketData,
            Recursive = true,
        };
        trail.AcceptOnlyFromAmong(ResourceNames.MarketData, ResourceNames.Trades);
        return new("audit", "The audit trails.")
        {
            trail,
            VerifyCommand.Create(trail),
            ExportCommand.Create(trail),
            Show(trail),
            RotateKey(trail),
        };
    }

    static Command Show(Option<string> trailName)
    {
        var id = new Argument<string>("ID")
        {
            Description =
                "The event_id of a stored event, or the audit_id of a rejection; of the trail of trades a trade's id, "
                + "or the audit_id of one of its records.",
        };
        var show = new Command("show", "Prints what the audit trail says of an event or a trade.") { id };
        Set(
            show,
            trailName,
            "The audit trail was not read",
            (trail, run) => trail.Rows.ShowAsync(trail, run.Get(id), run.Cancellation)
        );
        return show;
    }

    static Command RotateKey(Option<string> trailName)
    {
        var rotate = new Command("rotate-key", "Makes the trail's next key, and rotates the present one out.");
        Set(
            rotate,
            trailName,
            "The audit key was not rotated",
            (trail, run) => KeyRotation.RunAsync(trail, TimeProvider.System, run.Progress, run.Cancellation)
        );
        return rotate;
    }

    static void Set(
        Command command,
        Option<string> trailName,
        string notDone,
        Func<Trail, CommandRun, Task<Answer>> work
    ) =>
        Operation.Set(
            command,
            notDone,
            run => DeployedTrail.UseAsync(run, run.Get(trailName)!, trail => work(trail, run))
        );
}
