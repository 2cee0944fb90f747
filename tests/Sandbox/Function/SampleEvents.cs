using System.Text.Json;
using MarketData.Contract;

namespace MarketData.SandboxTests.Function;

/// <summary>Bodies of messages as the bus delivers them.</summary>
static class SampleEvents
{
    public static string Trade(
        string id,
        decimal price = 100,
        string symbol = "IBM",
        string time = "13:30:00",
        decimal volume = 10,
        string? replay = null
    )
    {
        var envelope = new Dictionary<string, object?>
        {
            ["version"] = "0",
            ["id"] = $"envelope-{id}",
            ["detail-type"] = BusEvents.TradeExecution,
            ["source"] = "market.nyse",
            ["time"] = "2013-10-08T13:30:00Z",
            ["detail"] = new Dictionary<string, object>
            {
                ["exchange"] = "NYSE",
                ["symbol"] = symbol,
                ["price"] = price,
                ["volume"] = volume,
                ["timestamp"] = $"2013-10-08T{time}Z",
                ["tradeId"] = id,
            },
        };
        if (replay is not null)
        {
            envelope["replay-name"] = replay;
        }

        return JsonSerializer.Serialize(envelope);
    }
}
