using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Releases;

/// <summary>The commands that begin with <c>release</c>.</summary>
static class ReleaseCommand
{
    public static Command Create() =>
        new("release", "The versions of the processor, and which of them is live.") { List(), Promote(), Rollback() };

    static Command List()
    {
        var list = new Command("list", "Shows the versions: their share of the work, since when, and what they run.");
        Operation.Set(
            list,
            "The versions were not read",
            async run =>
            {
                using var lambda = run.Deployed.Lambda();
                using var codeDeploy = run.Deployed.CodeDeploy();
                var gradual = new GradualRelease(codeDeploy, run.Deployed.Names, TimeProvider.System);
                var versions = new ProcessorVersions(lambda, run.Deployed.Names.Processor);
                return (await ReleaseList.ReadAsync(versions, gradual, run.Cancellation)).ToAnswer();
            }
        );
        return list;
    }

    static Command Promote()
    {
        var version = Version("The version; absent: the newest.");
        var atOnce = new Option<bool>("--at-once")
        {
            Description =
                "All of the work in one step, watched by nobody: for a version that mends what alarms are on about, "
                + "since alarms that are on end a gradual release as it begins.",
        };
        var promote = new Command(
            "promote",
            "Makes a version live. Where versions are released by steps, CodeDeploy gives it a tenth of the work for "
                + "five minutes and takes it back when an alarm goes off. Interrupting the command stops nothing."
        )
        {
            version,
            atOnce,
        };
        Set(
            promote,
            "The version was not released",
            (release, run) => release.PromoteAsync(run.Get(version), run.Get(atOnce), run.Cancellation)
        );
        return promote;
    }

    static Command Rollback()
    {
        var version = Version("The version; absent: the one that was live before.");
        var rollback = new Command(
            "rollback",
            "Makes a former version live, at once. A release that is under way is stopped and taken back."
        )
        {
            version,
        };
        Set(
            rollback,
            "The former version is not live",
            (release, run) => release.RollBackAsync(run.Get(version), run.Cancellation)
        );
        return rollback;
    }

    static Argument<int?> Version(string description) =>
        new("VERSION")
        {
            Description = description,
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Parse,
        };

    static int? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            return version;
        }

        argument.AddError($"VERSION is '{text}', but must be the number of a version, from 1 on.");
        return null;
    }

    static void Set(Command command, string notDone, Func<Release, CommandRun, Task<ReleaseOutcome>> work) =>
        Operation.Set(
            command,
            notDone,
            async run =>
            {
                using var lambda = run.Deployed.Lambda();
                using var codeDeploy = run.Deployed.CodeDeploy();
                var outcome = await work(
                    new(
                        new(lambda, run.Deployed.Names.Processor),
                        new(codeDeploy, run.Deployed.Names, TimeProvider.System),
                        TimeProvider.System,
                        line => run.Progress.WriteLineAsync(line)
                    ),
                    run
                );
                return Answer.Of(
                    outcome.Done ? Operation.Success : Operation.No,
                    outcome,
                    ReleasesJson.Default.ReleaseOutcome,
                    output => output.WriteLine(outcome.Message)
                );
            }
        );
}
