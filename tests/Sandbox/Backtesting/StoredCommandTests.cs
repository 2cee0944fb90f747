using MarketData.Contract;
using MarketData.SandboxTests.Ops;

namespace MarketData.SandboxTests.Backtesting;

/// <summary><c>ops backtest --from --to</c> on a deployment.</summary>
[CancelAfter(180_000)]
public sealed class StoredCommandTests
{
    DeploymentInMoto deployment = null!;
    BacktestFolder folder = null!;

    [SetUp]
    public async Task DeployAsync() => (deployment, folder) = (await DeploymentInMoto.CreateAsync(), new());

    [TearDown]
    public void Dispose()
    {
        deployment.Dispose();
        folder.Dispose();
    }

    /// <summary>The second is six minutes old when it is decided on, and this deployment mails until five.</summary>
    [Test]
    public async Task What_the_deployment_stored_is_tried_with_its_limits(CancellationToken cancellation)
    {
        await StoreAsync(sequence: 1, "IBM", "14:30:00", "14:30:01", price: 99);
        await StoreAsync(sequence: 2, "IBM", "14:31:00", "14:37:01", price: 101);
        await StoreAsync(sequence: 1, "BAC", "14:32:00", "14:32:01", price: 102);
        await StoreAsync(sequence: 3, "IBM", "15:00:00", "15:00:01", price: 103);

        var result = await deployment.OpsAsync(
            cancellation,
            "backtest",
            "--from",
            "2026-11-20T14:30:00Z",
            "--to",
            "2026-11-20T15:00:00Z",
            "--rules",
            folder.PathOf("r.json")
        );

        Assert.That(result.ExitCode, Is.Zero, result.Everything);
        Assert.That(
            result.Output,
            Does.Contain("3 trades and 0 quotes of 2 symbols")
                .And.Contain(
                    "2026-11-20 14:32:01.000 UTC  [HIGH] BAC 102.00 above 100  BAC traded at 102.00 on N, above 100."
                )
                .And.Contain("2 alerts, 1 mail.")
        );
    }

    [Test]
    public async Task A_window_without_events_is_said(CancellationToken cancellation)
    {
        string[] window = ["--from", "2026-11-20T14:30:00Z", "--to", "2026-11-20T15:00:00Z"];

        var result = await deployment.OpsAsync(
            cancellation,
            ["backtest", .. window, "--rules", folder.PathOf("r.json"), "--symbol", "IBM"]
        );

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.Errors,
            Is.EqualTo(
                $"The rules were not tried: there are no events of IBM in {deployment.Settings.MarketDataTable}, "
                    + "2026-11-20 14:30:00.000 UTC to 2026-11-20 15:00:00.000 UTC."
            )
        );
    }

    async Task StoreAsync(int sequence, string symbol, string time, string decided, decimal price)
    {
        var engine = await LocalEngines.DynamoDbAsync();
        await engine.PutItemAsync(
            deployment.Settings.MarketDataTable,
            new()
            {
                [Tables.MarketData.HashKey] = new($"N|{symbol}|2026-11-20|{sequence}"),
                ["symbol"] = new(symbol),
                ["exchange"] = new("N"),
                ["timestamp"] = new($"2026-11-20T{time}.0000000Z"),
                ["received_at"] = new($"2026-11-20T{decided}.0000000Z"),
                [Tables.AuditTrail.HashKey] = new($"{symbol}|{sequence}"),
                ["stored_at"] = new($"2026-11-20T{decided}.0000000Z"),
                ["sequence"] = new() { N = $"{sequence}" },
                ["kind"] = new("TRADE"),
                ["price"] = new() { N = $"{price}" },
                ["volume"] = new() { N = "100" },
            }
        );
        await engine.PutItemAsync(deployment.Settings.SymbolStateTable, new() { ["symbol"] = new(symbol) });
    }
}
