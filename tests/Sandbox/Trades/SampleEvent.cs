using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.SandboxTests.Trades;

/// <summary>An event as EventBridge hands it to the workflow.</summary>
static class SampleEvent
{
    public const string Source = "trading.oms";
    public const string Time = "2026-11-21T14:30:00Z";

    public static JsonObject New(string id) =>
        new()
        {
            ["version"] = "0",
            ["id"] = id,
            ["detail-type"] = TradeEvents.DetailType,
            ["source"] = Source,
            ["account"] = "123456789012",
            ["time"] = Time,
            ["region"] = "us-east-1",
            ["resources"] = new JsonArray(),
            ["detail"] = new JsonObject
            {
                ["tradeId"] = $"T-{id}",
                ["symbol"] = "IBM",
                ["price"] = 1181.75,
            },
        };
}
