using System.Diagnostics;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Sandbox;
using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Feed;
using MarketData.Sandbox.Report;
using MarketData.Sandbox.Steps;
using MarketData.Sandbox.Trades;
using MarketData.Sessions;
using MarketData.Tools;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>The whole system, deployed once and fed once, under chaos, for all tests of this namespace.</summary>
[SetUpFixture]
public sealed class FedSystem
{
    const int Seed = 1;
    const int RealRows = 300;

    /// <summary>Prints around 1,000, which the default alert rules are about.</summary>
    const int GeneratedRows = 200;

    const int Trades = 30;

    static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(8);

    static readonly TimeSpan FeedTimeout = TimeSpan.FromMinutes(4);

    public static SandboxOptions Options { get; } =
        new()
        {
            Chaos = Seed,
            Suffix = "tests",
            Trades = Trades,
            BadEvents = BadEvents.Reasons.Count(),
            // So that everything that the default settings leave empty is deployed too.
            Settings = new Dictionary<string, string>
            {
                [SettingsVariables.Folder] = TestSettings.Folder,
                ["ALERT_EMAILS"] = "desk@example.com,risk@example.com",
                ["OPERATIONS_EMAILS"] = "on-call@example.com",
                ["RELEASE"] = "gradual",
                // Processes are killed and events rejected on purpose: alarms about it would take every release back.
                ["ALARM_ERROR_RATE_PERCENT"] = "99",
                ["ALARM_EVENT_FAILURE_PERCENT"] = "99",
            },
        };

    /// <summary>Variables with which the operator's command line finds this deployment.</summary>
    public static IReadOnlyDictionary<string, string> OperatorsEnvironment =>
        new Dictionary<string, string>([
            .. Credentials.Environment(System.Engines.Endpoints.Aws),
            new(Endpoints.DynamoDbVariable, Endpoints.Url(System.Engines.Endpoints.DynamoDb)),
            new(SettingsVariables.Suffix, Options.Suffix),
        ]);

    public static LocalSystem System { get; private set; } = null!;

    public static IReadOnlyCollection<FeedItem> Session { get; private set; } = [];

    public static Accounting Accounting { get; private set; } = null!;

    public static TradeAccounting TradeAccounting { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task DeployAndFeedAsync()
    {
        Session = BuildSession();
        await Phases.ShowAsync(
            TestConsole.Plain(),
            async phases =>
            {
                using var starting = new CancellationTokenSource(StartTimeout);
                System = await LocalSystem.StartAsync(Options, phases, starting.Token);
                using var feeding = new CancellationTokenSource(FeedTimeout);
                try
                {
                    await phases.RunAsync("feed, and kill a process", _ => FeedAsync(feeding.Token));
                    Accounting = await System.AccountAsync(feeding.Token);
                    TradeAccounting = await System.AccountTradesAsync(feeding.Token);
                }
                catch
                {
                    await System.DisposeAsync();
                    throw;
                }
            }
        );
    }

    public static async Task<Dictionary<string, AttributeValue>> ItemAsync(
        string table,
        TableSchema schema,
        string id,
        CancellationToken cancellation
    )
    {
        var answer = await System.Engines.DynamoDb.Client.GetItemAsync(
            table,
            new() { [schema.HashKey] = new(id) },
            cancellation
        );
        Assert.That(answer.Item, Is.Not.Null.And.Not.Empty, $"{table} holds no {id}");
        return answer.Item;
    }

    [OneTimeTearDown]
    public async Task LeaveNothingAsync() => await System.DisposeAsync();

    /// <summary>Real prints and quotes, then generated ones, with every kind of bad event among them.</summary>
    static IReadOnlyCollection<FeedItem> BuildSession()
    {
        const int seed = 20131008;
        var rows = SessionFile
            .Read(Checkout.SampleSession)
            .Take(RealRows)
            .Concat(GeneratedSession.Generate(seed, GeneratedRows));
        return MarketData.Sandbox.Feed.Session.Repeat(
            MarketData.Sandbox.Feed.Session.Build(rows, symbols: [], limit: null, Options.BadEvents),
            Seed
        );
    }

    static async Task FeedAsync(CancellationToken cancellation)
    {
        var feeding = System.FeedAsync(Session, Pace.Max, cancellation);
        var trading = System.ProcessTradesAsync(
            TradeSession.Repeat(TradeSession.On(Session, Trades, BadTrades.Kinds), Seed),
            rate: null,
            () => feeding.IsCompleted,
            _ => { },
            cancellation
        );
        await KillDuringAnInvocationAsync(cancellation);
        await feeding;
        await System.WaitUntilSettledAsync(_ => { }, cancellation);
        await trading;
    }

    /// <summary>
    /// A process killed while idle would prove little: this goes on until an invocation has failed of it.
    /// </summary>
    static async Task KillDuringAnInvocationAsync(CancellationToken cancellation)
    {
        while (System.Ledger.FailedInvocations.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
            if (System.Ledger.Settled == 0)
            {
                continue;
            }

            foreach (var id in System.Function.Live.ProcessIds.Take(1))
            {
                Kill(id);
            }
        }
    }

    static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It ended by itself; the next look finds another.
        }
    }
}
