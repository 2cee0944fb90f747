using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Logs;

/// <summary>The command <c>tail</c>.</summary>
static class TailCommand
{
    static readonly TimeSpan SinceUnlessGiven = TimeSpan.FromMinutes(10);

    public static Command Create()
    {
        var since = TimeSpanOption.Since(SinceUnlessGiven, "From how long ago on; absent: 10m.");
        var follow = new Option<bool>("--follow") { Description = "Goes on with what comes, until Ctrl-C." };
        var trouble = new Option<bool>("--trouble") { Description = "Only warnings and errors." };
        var task = new Option<string?>("--task") { Description = "Of the trade workflow, in place of the processor." };
        task.AcceptOnlyFromAmong([.. TradeTasks.All]);
        var tail = new Command("tail", "Shows what happens: what each batch counted, and what went wrong.")
        {
            since,
            follow,
            trouble,
            task,
        };
        tail.Validators.Add(result =>
        {
            if (result.GetValue(follow) && result.GetValue(OperatorOptions.Json))
            {
                result.AddError("--json is one document, which has no end with --follow.");
            }
        });
        Operation.Set(
            tail,
            "The log was not read",
            async run =>
            {
                var names = run.Deployed.Names;
                var function = run.Get(task) is { } ofTrades ? names.TradeTask(ofTrades) : names.Processor;
                using var logs = run.Deployed.Logs();
                var group = await LogGroup.FindNameAsync(run.Deployed, function, run.Cancellation);
                var follower = new LogFollower(new LogGroup(logs, group), TimeProvider.System, run.Get(trouble));
                var start = DateTimeOffset.UtcNow - run.Get(since);
                if (run.Get(follow))
                {
                    await follower.FollowAsync(start, line => run.Progress.WriteLine(line), run.Cancellation);
                }

                return Listed(await follower.ReadAsync(start, run.Cancellation));
            }
        );
        return tail;
    }

    static Answer Listed(IReadOnlyList<LogLine> lines) =>
        Answer.Of(
            Operation.Success,
            new(lines),
            LogsJson.Default.TailedLog,
            output =>
            {
                foreach (var line in lines)
                {
                    output.WriteLine(line);
                }
            }
        );
}

sealed record TailedLog(IReadOnlyList<LogLine> Lines);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TailedLog))]
sealed partial class LogsJson : JsonSerializerContext;
