using System.Text.Json.Nodes;
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
    public async Task With_json_an_answer_is_one_document_of_the_same_values(CancellationToken cancellation)
    {
        var id = await workflow.SendAsync("start", """{"detail":{"tradeId":"T-5"}}""");

        var shown = await RunAsync(cancellation, "--json", "trades", "show", "T-1");
        var verified = await RunAsync(cancellation, "audit", "verify", "--trail", "trades", "--json");
        var redriven = await RunAsync(cancellation, "trades", "redrive", "--json");

        var facts = JsonNode.Parse(shown.Output)![0]!["known"]!.AsArray();
        Assert.That(
            facts.Single(fact => (string)fact!["name"]! == "Row")!["value"]!.GetValue<string>(),
            Is.EqualTo("as it was recorded")
        );
        Assert.That(
            JsonNode.Parse(verified.Output)!.ToJsonString(),
            Is.EqualTo("""{"ok":true,"records":1,"chains":1,"rows":1,"expired":null,"problems":[],"copy":null}""")
        );
        Assert.That(redriven.Errors, Is.EqualTo($"start     T-5  -  started as redrive-{id}"), "what went on");
        Assert.That(JsonNode.Parse(redriven.Output)!["started"]!.GetValue<int>(), Is.EqualTo(1));
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
        var result = await OpsCommand.RunAsync(
            Machine,
            cancellation,
            ["trades", "redrive", "--environment", "none", .. Endpoint]
        );

        Assert.That(
            result,
            Is.EqualTo(
                new CommandResult(
                    ExitCode: 2,
                    Output: "",
                    "The trades were not all redriven: the trades stack of 'none' is not deployed in us-east-1: there "
                        + "is no parameter trades_state_machine_arn below /trades/none/."
                )
            )
        );
    }

    /// <summary>Of an operator's machine: the options say the rest, against what the variables say.</summary>
    static Dictionary<string, string> Machine =>
        new(Credentials.Environment(new("http://127.0.0.1:1")))
        {
            [Endpoints.DynamoDbVariable] = "http://127.0.0.1:1",
            [SettingsVariables.Suffix] = "nowhere",
            [SettingsVariables.Region] = "",
        };

    string[] Endpoint =>
        [
            "--region",
            Credentials.Region,
            "--endpoint",
            trades.Aws.Kms.Config.ServiceURL,
            "--endpoint",
            $"dynamodb={((AmazonDynamoDBClient)trades.Engine).Config.ServiceURL}",
        ];

    Task<CommandResult> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        OpsCommand.RunAsync(Machine, cancellation, [.. arguments, "--environment", workflow.Names.Suffix, .. Endpoint]);

    async Task DeployFunctionAsync()
    {
        using var api = new EmulatorApi((await LocalEngines.MotoAsync()).Endpoint);
        var role = await api.CreateRoleAsync($"record-{workflow.Names.Suffix}");
        await api.CreateFunctionAsync(workflow.Names.TradeTask(TradeTasks.Record), role, trades.Variables);
    }
}
