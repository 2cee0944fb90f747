using System.CommandLine;
using MarketData.Ops.Deployment;
using MarketData.Ops.Rules;
using MarketData.Sessions;
using MarketData.Tools;
using Command = System.CommandLine.Command;
using Symbol = MarketData.Domain.Events.Symbol;

namespace MarketData.Ops.Backtesting;

/// <summary><c>backtest</c>.</summary>
static class BacktestCommand
{
    const int MostShown = 100_000;
    const int ShownUnlessGiven = 50;

    static readonly Option<string?> File = new("--file")
    {
        HelpName = "SESSION",
        Description =
            "The session: CSV, plain or gzip, or a pipe, as the sandbox takes it (README.md, \"A file of your own\"). "
            + "AWS is not asked for anything.",
    };

    static readonly Option<DateTimeOffset> From = UtcTime.Option(
        "--from",
        "In place of a file, what the deployment stored: the time of the first event, such as 2026-11-20T14:00:00Z."
    );

    static readonly Option<DateTimeOffset> To = UtcTime.Option("--to", "The time after the last event.");

    static readonly Option<FileInfo> Rules = RuleFileOption(
        "--rules",
        "The rules: JSON objects as `rules put` takes them, in an array or one after the other."
    );

    static readonly Option<FileInfo> Compare = RuleFileOption(
        "--compare",
        "Other rules, to say which alerts only one of the two files raises."
    );

    static readonly Option<Symbol?> OnlySymbol = SymbolOption.Create("Only this symbol's events.");

    static readonly Option<string?> Page = new("--html")
    {
        HelpName = "FILE",
        Description = "Writes a page with bars, indicators and alerts, which opens without a network.",
    };

    static readonly Option<int?> OfSymbol = NumberOption.Optional(
        "--symbol-messages",
        1,
        "Mails a minute of a rule about one symbol; absent: the deployment's, or with --file as it is shipped."
    );

    static readonly Option<int?> OfRule = NumberOption.Optional(
        "--rule-messages",
        1,
        "Mails a minute of a rule about all symbols; absent: likewise."
    );

    static readonly Option<int> Limit = NumberOption.Create(
        "--limit",
        ShownUnlessGiven,
        1,
        MostShown,
        "Shows at most so many mails, or alerts of each side of a comparison."
    );

    public static Command Create()
    {
        Rules.Required = true;
        var backtest = new Command("backtest", "Says what rules would have mailed in a recorded session.")
        {
            File,
            From,
            To,
            Rules,
            Compare,
            OnlySymbol,
            Page,
            OfSymbol,
            OfRule,
            Limit,
        };
        backtest.Validators.Add(result =>
        {
            var times = new[] { From, To }.Count(time => result.GetResult(time) is not null);
            if (result.GetResult(File) is not null ? times > 0 : times < 2)
            {
                result.AddError("Give either --file, or --from and --to.");
            }
        });
        Operation.Set(backtest, "The rules were not tried", RunAsync);
        return backtest;
    }

    static async Task<Answer> RunAsync(CommandRun run)
    {
        var first = await RuleSetFile.ReadAsync(run.Get(Rules)!, run.Cancellation);
        var second = run.Get(Compare) is { } file ? await RuleSetFile.ReadAsync(file, run.Cancellation) : null;
        if (first.Faults.Concat(second?.Faults ?? []).ToList() is { Count: > 0 } faults)
        {
            return Refused(faults);
        }

        var (session, deployed) = await ReadSessionAsync(run);
        var settings = deployed with
        {
            Messages = new(
                run.Get(OfSymbol) ?? deployed.Messages.OfSymbol,
                run.Get(OfRule) ?? deployed.Messages.OfRule
            ),
        };
        var report = new BacktestReport(
            session.Source,
            settings,
            await TryAsync(first),
            second is null ? null : await TryAsync(second)
        );
        if (report.First.Result.Counts.Events == 0)
        {
            var ofSymbol = run.Get(OnlySymbol) is { } only ? $" of {only}" : "";
            throw new ToolException(Printable.Of($"there are no events{ofSymbol} in {session.Source}."));
        }

        if (run.Get(Page) is { } page)
        {
            BacktestPage.Write(report, page);
        }

        return Answer.Of(
            Operation.Success,
            BacktestDocument.Of(report),
            BacktestJson.Default.BacktestDocument,
            output =>
            {
                foreach (var line in BacktestText.Of(report, run.Get(Limit)))
                {
                    output.WriteLine(line);
                }
            }
        );

        async Task<TriedRules> TryAsync(RuleSetFile rules) =>
            new(rules, await Backtest.RunAsync(session, rules.ToBook(), settings, run.Cancellation));
    }

    static async Task<(RecordedSession Session, TriedSettings Settings)> ReadSessionAsync(CommandRun run)
    {
        if (run.Get(File) is { } file)
        {
            return (RecordedSession.Of(file, SessionFile.Read(file), run.Get(OnlySymbol)), ShippedSettings.Read());
        }

        var (from, to) = (run.Get(From), run.Get(To));
        if (from >= to)
        {
            throw new ToolException($"--to ({UtcText.Of(to)}) must be after --from ({UtcText.Of(from)}).");
        }

        var settings = await DeployedProcessor.ReadSettingsAsync(run.Deployed, run.Cancellation);
        using var dynamo = run.Deployed.DynamoDb();
        var session = await new StoredEvents(dynamo, settings).ReadAsync(
            from,
            to,
            run.Get(OnlySymbol),
            run.Cancellation
        );
        return (session, new(settings.AlertMessages, settings.AlertMaxAge, settings.ClockSkew));
    }

    static Answer Refused(IReadOnlyList<string> faults) =>
        Answer.Of(
            Operation.No,
            new(Rule: null, Change: null, faults),
            RulesJson.Default.RuleChange,
            output =>
            {
                foreach (var fault in faults)
                {
                    output.WriteLine($"Refused: {fault}");
                }
            }
        );

    static Option<FileInfo> RuleFileOption(string name, string description) =>
        new Option<FileInfo>(name) { HelpName = "FILE.json", Description = description }.AcceptExistingOnly();
}
