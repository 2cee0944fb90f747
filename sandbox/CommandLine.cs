using System.CommandLine;
using System.CommandLine.Parsing;
using MarketData.Sandbox.Feed;

namespace MarketData.Sandbox;

static class CommandLine
{
    public static RootCommand Create(Func<SandboxOptions, CancellationToken, Task<int>> run)
    {
        var file = new Option<string?>("--file")
        {
            Description =
                "A trading session: CSV, plain or gzip, with time_utc,exchange,symbol,type,price,size[,side]. Without it a session is generated.",
        };
        var limit = new Option<int?>("--limit")
        {
            Description = $"Send so many events at most (generated session: {Session.GeneratedLength}).",
        };
        var speed = new Option<Pace>("--speed")
        {
            Description = "1 replays the session as it was, 10 ten times as fast, max as fast as it goes.",
            DefaultValueFactory = _ => Pace.Max,
            CustomParser = ParsePace,
        };
        var symbols = new Option<string?>("--symbols") { Description = "Only these, separated by commas." };
        var bad = new Option<int>("--inject-bad")
        {
            Description = "Mix in so many malformed events, of every kind in turn.",
        };
        var seed = new Option<int?>("--seed")
        {
            Description = "The generated session's seed; the same seed gives the same session.",
        };
        var chaos = new Option<int?>("--chaos")
        {
            Description =
                "Kill function processes, delay and double deliveries, lose answers, and send events twice, as this seed decides.",
        };
        var profile = new Option<string?>("--profile")
        {
            Description = "low-latency or throughput.",
        }.AcceptOnlyFromAmong("low-latency", "throughput");
        var keep = new Option<bool>("--keep")
        {
            Description = "Leave everything running until Ctrl-C, and print how to look into it.",
        };
        var plan = new Option<bool>("--check-plan")
        {
            Description = "Plan once more after the run; a change is a failure.",
        };
        var endpoint = new Option<Uri?>("--endpoint")
        {
            Description = "Deploy into an AWS emulator that already runs at this URL.",
            CustomParser = ParseEndpoint,
        };
        RequireAtLeast(limit, 1);
        RequireAtLeast(bad, 0);

        var root = new RootCommand(
            "Runs the whole system on this machine: deploys it into local engines, feeds it a trading session, accounts for every event."
        )
        {
            file,
            limit,
            speed,
            symbols,
            bad,
            seed,
            chaos,
            profile,
            keep,
            plan,
            endpoint,
        };
        root.SetAction(
            (parsed, cancellation) =>
                run(
                    new()
                    {
                        File = parsed.GetValue(file),
                        Limit = parsed.GetValue(limit),
                        Pace = parsed.GetValue(speed)!,
                        Symbols =
                            parsed
                                .GetValue(symbols)
                                ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                            ?? [],
                        BadEvents = parsed.GetValue(bad),
                        Seed = parsed.GetValue(seed) ?? Random.Shared.Next(),
                        Chaos = parsed.GetValue(chaos),
                        Keep = parsed.GetValue(keep),
                        CheckPlan = parsed.GetValue(plan),
                        Profile = parsed.GetValue(profile),
                        Endpoint = parsed.GetValue(endpoint),
                    },
                    cancellation
                )
        );
        return root;
    }

    static void RequireAtLeast<T>(Option<T> option, int least) =>
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is int value && value < least)
            {
                result.AddError($"{option.Name} is {value}, but must be {least} or more.");
            }
        });

    static Pace ParsePace(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (!Pace.TryParse(text, out var pace))
        {
            argument.AddError($"--speed is '{text}', but must be a number above 0 or max.");
        }

        return pace;
    }

    static Uri? ParseEndpoint(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || !uri.Scheme.StartsWith("http", StringComparison.Ordinal)
        )
        {
            argument.AddError($"--endpoint is '{text}', but must be a URL like http://127.0.0.1:5000.");
        }

        return uri;
    }
}
