using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MarketData.Ops.Deployment;
using MarketData.Sandbox.Feed;
using MarketData.Tools;

namespace MarketData.Sandbox;

static class CommandLine
{
    const int DefaultTrades = 100;

    public static RootCommand Create(Func<SandboxOptions, CancellationToken, Task<int>> run)
    {
        var file = new Option<string?>("--file")
        {
            Description =
                "A trading session: CSV, plain or gzip, or a pipe, with the columns time_utc, exchange, symbol, type, "
                + "price, size and, for quotes, side. Without it a session is generated.",
        };
        var limit = NumberOption.Optional(
            "--limit",
            least: 1,
            $"Send at most this many events (of a generated session: {Session.GeneratedLength})."
        );
        var speed = new Option<Pace>("--speed")
        {
            Description = "1 replays the session as it was, 10 ten times as fast, max as fast as possible.",
            DefaultValueFactory = _ => Pace.Max,
            CustomParser = ParsePace,
        };
        var symbols = new Option<string?>("--symbols")
        {
            Description = "Send only events of these symbols, separated by commas.",
        };
        var bad = NumberOption.Optional(
            "--inject-bad",
            least: 0,
            "Mix in this many malformed events, of every kind in turn."
        );
        var trades = NumberOption.Optional(
            "--trades",
            least: 0,
            $"Process this many trades on the session's prints, beside it ({DefaultTrades}, with --endpoint none); "
                + "with --inject-bad as many more of which something is wrong. 0 leaves the trades stack out."
        );
        var tradeRate = new Option<double?>("--trade-rate")
        {
            Description = "Trades a second at the most. Without it they come as fast as they are processed.",
            CustomParser = ParseRate,
        };
        var seed = NumberOption.Optional(
            "--seed",
            least: 0,
            "The seed of the generated session; the same seed gives the same session."
        );
        var chaos = NumberOption.Optional(
            "--chaos",
            least: 0,
            "Kill function processes, delay and double deliveries, lose answers, and send events twice; this seed "
                + "decides which."
        );
        var profile = new Option<string?>("--profile")
        {
            Description = "The batch profile: low-latency or throughput.",
        }.AcceptOnlyFromAmong("low-latency", "throughput");
        var keep = new Option<bool>("--keep")
        {
            Description = "Keep everything running until Ctrl-C, and print commands that look into it.",
        };
        var plan = new Option<bool>("--check-plan")
        {
            Description = "Plan once more after the run; it fails if anything would change.",
        };
        var endpoint = new Option<Uri?>("--endpoint")
        {
            Description = "Deploy into an AWS emulator that already runs at this URL.",
            CustomParser = ParseEndpoint,
        };
        var root = new RootCommand(
            "Runs the whole system on this machine: deploys it into local engines, feeds it a trading session, "
                + "and accounts for every event."
        )
        {
            file,
            limit,
            speed,
            symbols,
            bad,
            trades,
            tradeRate,
            seed,
            chaos,
            profile,
            keep,
            plan,
            endpoint,
        };
        root.Validators.Add(result =>
        {
            if (result.GetResult(seed) is not null && result.GetResult(file) is not null)
            {
                result.AddError("--seed is of a generated session, and --file names another.");
            }

            if (result.GetValue(keep) && result.GetValue(plan))
            {
                result.AddError("--check-plan looks when the run ends, and --keep lets it go on.");
            }
        });
        root.Validators.Add(result =>
        {
            if (result.GetValue(endpoint) is not null && result.GetValue(trades) > 0)
            {
                result.AddError(
                    "--trades needs the sandbox's own emulator, which interprets the workflow, and --endpoint names "
                        + "another."
                );
            }
        });
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
                        BadEvents = parsed.GetValue(bad) ?? 0,
                        Trades = parsed.GetValue(trades) ?? (parsed.GetValue(endpoint) is null ? DefaultTrades : 0),
                        TradeRate = parsed.GetValue(tradeRate),
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

    static Pace ParsePace(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (!Pace.TryParse(text, out var pace))
        {
            argument.AddError($"--speed is '{Printable.Of(text)}', but must be a number above 0 or max.");
        }

        return pace;
    }

    static double? ParseRate(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        var isNumber = double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var rate
        );
        if (isNumber && rate > 0)
        {
            return rate;
        }

        argument.AddError($"--trade-rate is '{Printable.Of(text)}', but must be a number above 0.");
        return null;
    }

    static Uri? ParseEndpoint(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || !uri.Scheme.StartsWith("http", StringComparison.Ordinal)
        )
        {
            argument.AddError($"--endpoint is '{Printable.Of(text)}', but must be a URL like http://127.0.0.1:5000.");
        }

        return uri;
    }
}
