using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Hosting;
using MarketData.Ops.Audit;
using MarketData.Processor.Configuration;
using MarketData.SandboxTests.Function;

namespace MarketData.SandboxTests.Ops;

/// <summary>A trail that the function wrote, for tests to tamper with and verify.</summary>
sealed class TrailOnEngine
{
    readonly FunctionOnEngine function;

    TrailOnEngine(FunctionOnEngine function) => this.function = function;

    public ShiftedTime Time => function.Time;

    public Trail Trail =>
        Trail.OfMarketData(
            function.Engine,
            function.Clients().Kms(),
            ProcessorSettings.Read(new EnvironmentVariables(function.Variables.GetValueOrDefault))
        );

    public FunctionOnEngine Function => function;

    /// <summary>
    /// Trades 1 to 5 of IBM, each committed by itself, trade 6 of AAPL, and two messages that were rejected.
    /// </summary>
    public static async Task<TrailOnEngine> WriteAsync()
    {
        var function = await FunctionOnEngine.CreateAsync(CancellationToken.None);
        for (var i = 1; i <= 5; i++)
        {
            await function.HandleAsync(SampleEvents.Trade($"{i}", time: $"13:30:0{i}"));
        }

        await function.HandleAsync(SampleEvents.Trade("6", symbol: "AAPL"), "not json", "not json either", "not json");
        return new(function);
    }

    public Task<AuditVerification> VerifyAsync(string? symbol = null, ChainHeads? checkpoint = null) =>
        AuditVerification.RunAsync(
            Trail,
            symbol is null ? null : Symbol.Parse(symbol),
            checkpoint,
            Time.GetUtcNow(),
            CancellationToken.None
        );

    public Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ItemsAsync(TableSchema table) =>
        function.ItemsAsync(table);

    /// <summary>The item that has this id in any of its attributes.</summary>
    public async Task<Dictionary<string, AttributeValue>> ItemAsync(TableSchema table, string id) =>
        (await ItemsAsync(table)).Single(item => item.Values.Any(value => value.S == id));

    public Task PutAsync(TableSchema table, Dictionary<string, AttributeValue> item) =>
        function.Engine.PutItemAsync(function.Table(table), item);

    public async Task ChangeAsync(TableSchema table, string id, Action<Dictionary<string, AttributeValue>> change)
    {
        var item = await ItemAsync(table, id);
        change(item);
        await PutAsync(table, item);
    }

    public Task RemoveAsync(TableSchema table, string id) =>
        function.Engine.DeleteItemAsync(function.Table(table), new() { [table.HashKey] = new(id) });
}
