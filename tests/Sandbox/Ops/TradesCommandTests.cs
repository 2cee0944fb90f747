using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Sandbox.Emulator;
using MarketData.Tools;

namespace MarketData.SandboxTests.Ops;

/// <summary>The commands as an operator runs them, against a deployment of the trades stack.</summary>
[CancelAfter(120_000)]
public sealed class TradesCommandTests
{
    TradesOnEngine trades = null!;
    WorkflowInMoto workflow = null!;

    [SetUp]
    public async Task DeployAsync()
    {
        (trades, workflow) = (await TradesOnEngine.CreateAsync(), await WorkflowInMoto.CreateAsync());
        await trades.RecordAsync(SampleTrades.Whole with { Execution = await workflow.StartAsync("a-trade") });
        await DeployFunctionAsync();
    }

    [TearDown]
    public void Dispose()
    {
        workflow.Dispose();
        trades.Dispose();
    }

    [Test]
    public async Task A_trade_is_shown_where_the_function_says_it_is(CancellationToken cancellation)
    {
        var result = await RunAsync(cancellation, "trades", "show", "T-1");

        Assert.That(result.ExitCode, Is.EqualTo(0), result.Everything);
        Assert.That(result.Output, Does.StartWith("T-1  RECORDED  2026-01-05 14:30:00.123 UTC"));
        Assert.That(result.Output, Does.Contain("  Execution RUNNING, "));
    }

    [Test]
    public async Task A_trade_that_is_not_there_is_the_exit_code_of_no(CancellationToken cancellation)
    {
        Assert.That((await RunAsync(cancellation, "trades", "show", "T-9")).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task The_trail_of_trades_is_verified_and_shown_by_the_same_command(CancellationToken cancellation)
    {
        var verified = await RunAsync(cancellation, "audit", "verify", "--trail", "trades");
        var shown = await RunAsync(cancellation, "audit", "show", "--trail", "trades", "T-1");
        var byRecord = await RunAsync(cancellation, "audit", "show", "--trail", "trades", "trade|T-1|1767623400123");

        Assert.That(
            verified,
            Is.EqualTo(
                new CommandResult(0, "OK: 1 records in 1 chain, 1 stored trades that fit their records.", Errors: "")
            )
        );
        Assert.That(
            shown.Output,
            Does.StartWith("Trade       T-1, RECORDED, at 2026-01-05 14:30:00.123 UTC")
                .And.Contain("Record      trade|T-1|1767623400123, genuine, by audit key 1, hash ")
                .And.EndWith("Row         the row is as it was recorded")
        );
        Assert.That(byRecord, Is.EqualTo(shown));
    }

    [Test]
    public async Task A_record_without_its_row_can_still_be_shown(CancellationToken cancellation)
    {
        await trades.RemoveAsync(Tables.Trades, await trades.RowAsync("T-1"));

        var shown = await RunAsync(cancellation, "audit", "show", "--trail", "trades", "trade|T-1|1767623400123");
        var gone = await RunAsync(cancellation, "audit", "show", "--trail", "trades", "T-1");

        Assert.That(shown.ExitCode, Is.EqualTo(1));
        Assert.That(shown.Output, Does.StartWith("Trade       T-1, ").And.EndWith("NOT OK      the row is missing"));
        Assert.That(
            gone,
            Is.EqualTo(new CommandResult(1, "The trail has no record of T-1, and the table no row.", Errors: ""))
        );
    }

    [Test]
    public async Task Dead_letters_are_redriven_where_the_stack_says_they_are(CancellationToken cancellation)
    {
        var id = await workflow.SendAsync("start", """{"detail":{"tradeId":"T-5"}}""");
        await workflow.SendAsync("record", "not json");

        var result = await RunAsync(cancellation, "trades", "redrive", "--queue", "start");

        Assert.That(result.ExitCode, Is.EqualTo(0), result.Everything);
        Assert.That((await workflow.RedrivenAsync()).Keys, Is.EqualTo([$"redrive-{id}"]));
        Assert.That(await workflow.VisibleAsync("record"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_execution_is_redriven_by_its_arn(CancellationToken cancellation)
    {
        var arn = await workflow.StartAsync("aborted", "{}");
        await WorkflowInMoto.AbortAsync(arn);

        var tried = await RunAsync(cancellation, "trades", "redrive", "--dry-run", "--execution", arn);
        Assert.That(tried.ExitCode, Is.EqualTo(0), tried.Everything);
        Assert.That(await workflow.RedrivenAsync(), Is.Empty);

        await RunAsync(cancellation, "trades", "redrive", "--execution", arn);
        Assert.That(await workflow.RedrivenAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_the_stack_is_not_deployed_that_is_said(CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string>(Machine) { [SettingsVariables.Suffix] = "none" };

        var result = await OpsCommand.RunAsync(environment, cancellation, "trades", "redrive");

        Assert.That(
            result,
            Is.EqualTo(
                new CommandResult(
                    ExitCode: 2,
                    Output: "",
                    "The trades were not all redriven: There is no parameter trades_state_machine_arn below "
                        + "/trades/none/: the trades stack of this environment is not deployed."
                )
            )
        );
    }

    /// <summary>Of an operator's machine.</summary>
    Dictionary<string, string> Machine =>
        new(Credentials.Environment(new(trades.Aws.Kms.Config.ServiceURL)))
        {
            [Endpoints.DynamoDbVariable] = ((AmazonDynamoDBClient)trades.Engine).Config.ServiceURL,
            [SettingsVariables.Suffix] = workflow.Names.Suffix,
        };

    Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        OpsCommand.RunAsync(Machine, cancellation, arguments);

    async Task DeployFunctionAsync()
    {
        using var api = new EmulatorApi((await LocalEngines.MotoAsync()).Endpoint);
        var role = await api.CreateRoleAsync($"record-{workflow.Names.Suffix}");
        await api.CreateFunctionAsync(workflow.Names.TradeTask(TradeTasks.Record), role, trades.Variables);
    }
}
