using System.Globalization;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Hosting;
using MarketData.Ops.Backtesting;
using MarketData.Processor.Alerting;
using MarketData.Processor.Configuration;
using MarketData.SandboxTests.Function;
using static MarketData.SandboxTests.Backtesting.TriedSession;

namespace MarketData.SandboxTests.Backtesting;

/// <summary>
/// Events that the function stored in DynamoDB Local, in batches, out of order, late and replayed: a backtest over them
/// raises the alerts that the function raised.
/// </summary>
[CancelAfter(180_000)]
public sealed class StoredEventsTests
{
    static readonly string[] Rules =
    [
        PriceOver100.Replace("\"cooldown_seconds\": 0", "\"cooldown_seconds\": 90", StringComparison.Ordinal),
        """
            {"rule_id": "move", "kind": "PERCENT_MOVE", "symbols": "*", "severity": "LOW", "threshold": 1, "minutes": 3,
             "hysteresis_percent": 30, "cooldown_seconds": 0}
            """,
        """
            {"rule_id": "spike", "kind": "VOLUME_SPIKE", "symbols": "*", "severity": "LOW", "threshold": 1.5,
             "hysteresis_percent": 10, "cooldown_seconds": 0}
            """,
    ];

    FunctionOnEngine function = null!;
    StoredEvents events = null!;

    [SetUp]
    public async Task StoreAsync()
    {
        function = await FunctionOnEngine.CreateAsync(CancellationToken.None);
        foreach (var rule in Rules)
        {
            await function.AddRuleAsync(rule);
        }

        var processor = function.Start();
        foreach (var batch in OutOfOrder().Chunk(7))
        {
            Assert.That(await function.HandleAsync(processor, batch), Is.Empty);
        }

        events = new StoredEvents(function.Engine, Settings());
    }

    [Test]
    public async Task They_raise_what_the_function_raised()
    {
        var session = await ReadAsync("00:00:00", "23:59:59");

        var result = await TryStoredAsync(session);

        var stored = (await function.AlertsAsync()).Select(AlertItem.Read).ToList();
        Assert.That(stored.Select(alert => alert.RuleId).Distinct(), Has.Exactly(3).Items);
        Assert.That(stored, Has.Some.Matches<Alert>(alert => alert.Status == AlertStatus.Suppressed));
        Assert.That(result.Counts.Late, Is.GreaterThan(0));
        Assert.That(Known(result.Alerts.Select(raised => raised.Alert)), Is.EquivalentTo(Known(stored)));
    }

    [Test]
    public async Task Those_of_a_window_and_a_symbol_are_read()
    {
        var whole = await ReadAsync("13:40:00", "13:50:00");
        var ofSymbol = await ReadAsync("13:40:00", "13:50:00", "IBM");

        Assert.That(
            Events(whole).Select(one => one.Timestamp),
            Is.All.GreaterThanOrEqualTo(At("13:40:00")).And.All.LessThan(At("13:50:00"))
        );
        Assert.That(Events(ofSymbol), Is.EqualTo(Events(whole).Where(one => one.Symbol.Value == "IBM")).And.Not.Empty);
        Assert.That(Events(await ReadAsync("13:50:00.0000001", "13:50:00.0000002")), Is.Empty);
    }

    [Test]
    public async Task Without_the_index_the_table_is_read_whole_with_the_same_result(CancellationToken cancellation)
    {
        var byIndex = await ReadAsync("13:40:00", "13:50:00");
        var ofSymbol = await ReadAsync("13:40:00", "13:50:00", "BAC");
        await function.Engine.UpdateTableAsync(
            new UpdateTableRequest
            {
                TableName = function.Table(Tables.MarketData),
                GlobalSecondaryIndexUpdates = [new() { Delete = new() { IndexName = Tables.SymbolIndex.Name } }],
            },
            cancellation
        );
        while (await HasIndexAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }

        Assert.That(Events(await ReadAsync("13:40:00", "13:50:00")), Is.EquivalentTo(Events(byIndex)));
        Assert.That(Events(await ReadAsync("13:40:00", "13:50:00", "BAC")), Is.EqualTo(Events(ofSymbol)));
    }

    static IEnumerable<MarketEvent> Events(RecordedSession session) => session.Steps.SelectMany(step => step.Events);

    async Task<bool> HasIndexAsync()
    {
        var table = await function.Engine.DescribeTableAsync(function.Table(Tables.MarketData));
        return table.Table.GlobalSecondaryIndexes is { Count: > 0 };
    }

    Task<RecordedSession> ReadAsync(string from, string to, string? symbol = null) =>
        events.ReadAsync(At(from), At(to), symbol is null ? null : Symbol.Parse(symbol), CancellationToken.None);

    Task<BacktestResult> TryStoredAsync(RecordedSession session)
    {
        var settings = Settings();
        return TryAsync(
            string.Concat(Rules),
            session,
            new(settings.AlertMessages, settings.AlertMaxAge, settings.ClockSkew)
        );
    }

    ProcessorSettings Settings() =>
        ProcessorSettings.Read(new EnvironmentVariables(function.Variables.GetValueOrDefault));

    /// <summary>Whether they were told by now is the function's affair.</summary>
    static IEnumerable<Alert> Known(IEnumerable<Alert> alerts) =>
        alerts.Select(alert =>
            alert.Status == AlertStatus.Suppressed ? alert : alert with { Status = AlertStatus.Pending }
        );

    /// <summary>
    /// Two symbols that swing around 100, a trade each 20 seconds of an hour and a half; now and then one comes later,
    /// one an hour late, and one from the archive.
    /// </summary>
    static IEnumerable<string> OutOfOrder()
    {
        var trades = Enumerable
            .Range(0, 270)
            .Select(i => (Number: i, Time: At("13:30:00").AddSeconds(20 * i), Arrives: i + Delay(i)))
            .OrderBy(trade => trade.Arrives)
            .ThenBy(trade => trade.Number);
        foreach (var (number, time, _) in trades)
        {
            yield return SampleEvents.Trade(
                $"{number}",
                Math.Round(100 + 3 * (decimal)Math.Sin(number / 9.0), 2),
                number % 3 == 0 ? "BAC" : "IBM",
                time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
                10 + number % 11 * 7,
                number % 23 == 0 ? "replay" : null
            );
        }
    }

    static int Delay(int number) =>
        number % 37 == 5 ? 200
        : number % 5 == 2 ? 10
        : 0;
}
