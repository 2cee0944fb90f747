using System.Text.Json;
using System.Text.Json.Nodes;

namespace MarketData.UnitTests.Trades;

/// <summary>A trade as the bus hands it to the workflow. 2013-10-08 is a Tuesday.</summary>
static class Envelope
{
    public const string Valid = """
        {"tradeId":"T-1","amount":"118150.00","currency":"USD","sourceSystem":"OMS","symbol":"IBM","side":"BUY",
        "price":"181.50","quantity":"651","executedAt":"2013-10-08T14:00:00Z"}
        """;

    public static readonly DateTimeOffset Time = new(2013, 10, 8, 14, 0, 2, TimeSpan.Zero);

    public static JsonElement Of(string detail) => With(JsonNode.Parse(detail));

    /// <summary>The valid trade with one member changed; null takes it away.</summary>
    public static JsonElement Changed(string name, string? json)
    {
        var detail = JsonNode.Parse(Valid)!.AsObject();
        detail.Remove(name);
        if (json is not null)
        {
            detail[name] = JsonNode.Parse(json);
        }

        return With(detail);
    }

    static JsonElement With(JsonNode? detail) =>
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["version"] = "0",
                ["id"] = "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
                ["detail-type"] = "Trade Event",
                ["source"] = "trading.oms",
                ["time"] = "2013-10-08T14:00:02Z",
                ["detail"] = detail,
            }
        );
}
