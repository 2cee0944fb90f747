using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using MarketData.Contract;
using MarketData.Ops.Trades;
using MarketData.Sandbox.Emulator;
using MarketData.SandboxTests.Model;

namespace MarketData.SandboxTests.Ops;

/// <summary>What is printed of a trade.</summary>
[CancelAfter(120_000)]
public sealed partial class TradeTextTests
{
    const string Region = "us-west-2";

    TradesOnEngine trades = null!;
    WorkflowInMoto workflow = null!;
    string execution = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        (trades, workflow) = (await TradesOnEngine.CreateAsync(), await WorkflowInMoto.CreateAsync());
        execution = await workflow.StartAsync("a-trade");
    }

    [TearDown]
    public void Dispose()
    {
        workflow.Dispose();
        trades.Dispose();
    }

    [Test]
    public async Task A_recorded_trade_is_shown_with_market_reference_execution_and_record()
    {
        await WorkflowInMoto.AbortAsync(execution);
        await trades.RecordAsync(SampleTrades.Whole with { Execution = execution });

        var (code, lines) = await ShowAsync("T-1");

        Assert.That(code, Is.EqualTo(0));
        Assert.That(
            lines,
            Is.EqualTo([
                "T-1  RECORDED  2026-01-05 14:30:00.123 UTC",
                "  Trade     590875 USD from OMS, BUY 500 IBM at 1181.75, executed 2026-01-05 14:30:00.123 UTC",
                "  Market    mid 1181.7 (+0.42 bps), spread 0.02, vwap 1180.1 (+13.98 bps), "
                    + "as of 2026-01-05 14:29:59.873 UTC",
                "  Bar       close 1181.5 (+2.12 bps), of 2026-01-05 14:29 UTC",
                """  Reference {"isin":"US4592001014"}""",
                "  Event     event-of-T-1 from trading.oms, taken in 2026-01-05 14:30:01.000 UTC",
                "  Recorded  (time)",
                $"  Execution ABORTED, (time) to (time), {execution}",
                "  Record    trade|T-1|1767623400123, genuine, by audit key 1, hash (hash)",
                "  Row       as it was recorded",
            ])
        );
    }

    [Test]
    public async Task A_rejected_trade_is_shown_with_its_reasons_its_content_and_what_is_missing()
    {
        await trades.RecordAsync(SampleTrades.Rejected with { Execution = execution });

        var (code, lines) = await ShowAsync("T-3");

        Assert.That(code, Is.EqualTo(0));
        Assert.That(lines[0], Does.StartWith("T-3  REJECTED  "));
        Assert.That(
            lines.Skip(1).Take(5),
            Is.EqualTo([
                "  Trade     2000000 USD from OMS, BUY 500 IBM at 1181.75, executed 2026-01-05 14:30:00.123 UTC",
                "  Refused   AMOUNT_ABOVE_THRESHOLD: amount is 2000000; above 1000000 a person has to decide.",
                $"  Content   {SampleTrades.Content}",
                "  Missing   NO_REFERENCE_DATA: api-endpoint is none.",
                "  Missing   NO_CONTEXT: Nothing is stored of IBM before the trade.",
            ])
        );
        Assert.That(lines, Has.One.EqualTo($"  Execution RUNNING, (time), {execution}"));
    }

    [Test]
    public async Task A_conflict_is_shown_below_the_trade_that_has_its_id()
    {
        await trades.RecordAsync(SampleTrades.Whole, SampleTrades.Conflicting);

        var (code, lines) = await ShowAsync("T-1");

        Assert.That(code, Is.EqualTo(0));
        Assert.That(
            lines.Where(line => !line.StartsWith(' ')).Select(line => line[..14].TrimEnd()),
            Is.EqualTo(["T-1  RECORDED", "T-1  CONFLICT"])
        );
        Assert.That(lines, Has.One.StartsWith("  Refused   CONFLICT: T-1 was recorded at "));
    }

    [Test]
    public async Task What_was_no_trade_is_shown_by_the_name_it_was_given()
    {
        await trades.RecordAsync(SampleTrades.Unreadable);

        var (code, lines) = await ShowAsync("unreadable|e-4");

        Assert.That(code, Is.EqualTo(0));
        Assert.That(lines[1], Is.EqualTo("  Trade     could not be read when it came"));
    }

    [Test]
    public async Task An_execution_of_long_ago_is_gone()
    {
        await trades.RecordAsync(SampleTrades.Whole with { Execution = $"{execution}-of-old" });

        Assert.That(
            (await ShowAsync("T-1")).Lines,
            Has.One.EqualTo(
                "  Execution gone; Step Functions keeps an execution for 90 days after its end: "
                    + $"{execution}-of-old"
            )
        );
    }

    [Test]
    public async Task An_id_that_nothing_was_recorded_of_is_said()
    {
        var (code, lines) = await ShowAsync("T-9");

        Assert.That((code, lines.Length), Is.EqualTo((1, 1)));
        Assert.That(lines[0], Does.StartWith("There is no row of T-9: "));
    }

    [Test]
    public async Task A_row_that_was_changed_is_shown_with_what_is_wrong()
    {
        await trades.RecordAsync(SampleTrades.Whole);
        var row = await trades.RowAsync("T-1");

        row["quantity"] = new() { N = "501" };
        await trades.PutAsync(Tables.Trades, row);
        await ExpectAsync("the row was changed: it is not what its audit record says");

        row["bpsFromMid"] = new() { N = "0" };
        await trades.PutAsync(Tables.Trades, row);
        await ExpectAsync("the row was changed: bpsFromMid is not what the rest of it gives");

        row["amount"] = new("much");
        await trades.PutAsync(Tables.Trades, row);
        await ExpectAsync("the row was changed: it cannot be read. amount is missing or of another type.");
    }

    [Test]
    public async Task A_record_that_was_changed_or_removed_is_told()
    {
        await trades.RecordAsync(SampleTrades.Whole);
        var record = (await trades.ItemsAsync(Tables.TradesAuditTrail)).Single();

        record["decided_at"] = record["received_at"];
        await trades.PutAsync(Tables.TradesAuditTrail, record);
        await ExpectAsync("the audit record is not genuine: it does not fit its hash");

        record["hash"] = new("text");
        await trades.PutAsync(Tables.TradesAuditTrail, record);
        await ExpectAsync("the audit record was changed: it cannot be read. hash is missing or of another type.");

        await trades.RemoveAsync(Tables.TradesAuditTrail, record);
        await ExpectAsync("the audit record is missing");
    }

    [Test]
    public async Task Text_of_others_gives_a_terminal_no_orders()
    {
        await trades.RecordAsync(SampleTrades.Whole with { Event = SampleTrades.Whole.Event with { Id = "\e[31m" } });

        Assert.That((await ShowAsync("T-1")).Lines, Has.One.StartsWith("  Event     ?[31m from "));
    }

    [Test]
    public async Task A_replica_has_the_same_row_or_another_or_none_yet()
    {
        await trades.RecordAsync(SampleTrades.Whole);
        using var replica = ReplicaClient();
        await replica.CreateTableAsync(EngineTables.Request(Tables.Trades, trades.Settings.TradesTable));
        await ExpectReplicaAsync("not there yet", code: 1);

        var row = await trades.RowAsync("T-1");
        await replica.PutItemAsync(trades.Settings.TradesTable, row);
        await ExpectReplicaAsync("same", code: 0);

        row["quantity"] = new() { N = "501" };
        await replica.PutItemAsync(trades.Settings.TradesTable, row);
        await ExpectReplicaAsync("differs in quantity", code: 1);
    }

    [Test]
    public async Task A_region_that_is_not_reached_hides_nothing_of_the_others()
    {
        await trades.RecordAsync(SampleTrades.Whole);
        var nowhere = new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:1", MaxErrorRetry = 0 };

        var (code, lines) = await ShowAsync("T-1", _ => new AmazonDynamoDBClient(Credentials.Basic, nowhere));

        Assert.That(code, Is.EqualTo(2));
        Assert.That(lines, Has.One.EqualTo("  Row       as it was recorded"));
        Assert.That(lines[^1], Does.StartWith($"  Replica   {Region}: not reached: "));
    }

    async Task ExpectAsync(string problem)
    {
        var (code, lines) = await ShowAsync("T-1");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(lines, Has.One.EqualTo($"  NOT OK    {problem}"));
        Assert.That(lines, Has.None.StartsWith("  Row  "));
    }

    async Task ExpectReplicaAsync(string state, int code)
    {
        var (exitCode, lines) = await ShowAsync("T-1", _ => ReplicaClient());
        Assert.That((exitCode, lines[^1]), Is.EqualTo((code, $"  Replica   {Region}: {state}")));
    }

    /// <summary>Without a way to make clients there are no replicas.</summary>
    async Task<(int Code, string[] Lines)> ShowAsync(string id, Func<string, IAmazonDynamoDB>? inRegion = null)
    {
        using var output = new StringWriter();
        using var described = new ReplicatedTable(trades.Engine, inRegion is null ? [] : [Region]);
        using var replicas = await TradeReplicas.FindAsync(
            described.Client,
            trades.Settings.TradesTable,
            inRegion ?? (region => throw new InvalidOperationException(region)),
            CancellationToken.None
        );
        var text = new TradeText(trades.Trail, trades.Rows, workflow.Workflow, replicas);
        var answer = await text.DescribeAsync(id, CancellationToken.None);
        answer.WriteText(output);
        return (
            answer.ExitCode,
            [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fixed)]
        );
    }

    /// <summary>Without what is another one in each run.</summary>
    static string Fixed(string line)
    {
        var name = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return name switch
        {
            "Recorded" or "Execution" => Times().Replace(line, "(time)"),
            "Record" => $"{line[..^64]}(hash)",
            _ => line,
        };
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC")]
    private static partial Regex Times();

    AmazonDynamoDBClient ReplicaClient() =>
        new(
            Credentials.Basic,
            new AmazonDynamoDBConfig { ServiceURL = trades.Aws.Kms.Config.ServiceURL, AuthenticationRegion = Region }
        );
}
