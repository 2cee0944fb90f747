using System.Globalization;
using System.Text.Json;
using MarketData.Benchmarks.Aws;
using MarketData.Benchmarks.Function;
using MarketData.Benchmarks.Report;
using MarketData.Hosting;
using MarketData.Trades.Enriching;
using MarketData.Trades.Recording;
using MarketData.Trades.Validating;

namespace MarketData.Benchmarks.Trades;

/// <summary>What trades cost that go through all three tasks: counted, and so the same in every run.</summary>
/// <param name="Trades">How many.</param>
/// <param name="Usage">What the tasks asked of AWS.</param>
/// <param name="Waited">The tasks, for AWS.</param>
/// <param name="LoggedBytes">Of the tasks' log lines.</param>
/// <param name="EventBytes">Of an event with its envelope.</param>
sealed record TradeCost(int Trades, Usage Usage, TimeSpan Waited, long LoggedBytes, int EventBytes)
{
    const int Counted = 1_000;

    const string Execution =
        "arn:aws:states:us-east-1:123456789012:execution:sfn-trade-processing-prod:"
        + "6a7e8feb-b491-4cf7-a9f1-bf3703467718_b1de9e0e-3a9a-4b6a-8f0e-9c0e7e3d1f55";

    public static async Task<TradeCost> CountAsync()
    {
        var (aws, logged, time) = (new TradeAws(), new CountingStream(), TimeProvider.System);
        var (clients, log) = (Clients.Of(aws), new JsonLog(logged, time));
        var variables = new EnvironmentVariables(TradeAws.Variables.GetValueOrDefault);
        using var http = new HttpClient();
        var validate = ValidateTask.Create(clients, ValidateSettings.Read(variables), log, time);
        var enrich = EnrichTask.Create(clients, http, EnrichSettings.Read(variables), log, time);
        var record = RecordTask.Create(clients, RecordSettings.Read(variables), log, time);
        var bytes = 0;
        for (var trade = 0; trade < Counted; trade++)
        {
            var json = TradeEvent.Of(trade);
            bytes = json.Length;
            using var input = JsonDocument.Parse(json);
            var validation = await validate.HandleAsync(input.RootElement, TradeEvent.RequestId, default);
            var enrichment = await enrich.HandleAsync(input.RootElement, TradeEvent.RequestId, default);
            var answer = await record.HandleAsync(
                new(TradeEvent.Message, Execution, validation, enrichment),
                TradeEvent.RequestId,
                default
            );
            if (answer.Status != "RECORDED")
            {
                throw new InvalidOperationException($"A trade was not recorded: {validation.Reasons[0].Message}");
            }
        }

        return new(Counted, aws.Usage, aws.Waited, logged.Length, bytes);
    }

    public MarkdownTable Table()
    {
        var prices = Price.OfMillion(this);
        return new(
            ["US dollars for a million trades", ""],
            [
                .. prices.Select(part => (string[])[part.What, Dollars(part.Dollars)]),
                ["**all**", $"**{Dollars(Price.Sum(prices))}**"],
            ]
        );
    }

    public MarkdownTable CountTable() =>
        new(
            ["for a trade", ""],
            [
                ["AWS calls", Number((double)Usage.AllCalls / Trades)],
                ["write units", Number(Usage.WriteUnits / Trades)],
                ["read units", Number(Usage.ReadUnits / Trades)],
                ["ms that the tasks wait for AWS", Number(Waited.TotalMilliseconds / Trades)],
                ["bytes of the event", Number(EventBytes)],
                ["bytes of log lines", Number((double)LoggedBytes / Trades)],
                .. Usage.LargestItems.Select(table =>
                    (string[])[$"bytes of an item of {table.Key}", Number(table.Value)]
                ),
            ]
        );

    static string Dollars(double dollars) => dollars.ToString("0.000", CultureInfo.InvariantCulture);

    static string Number(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
