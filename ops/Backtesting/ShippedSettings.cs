using System.Text.Json;
using MarketData.Processor.Alerting;

namespace MarketData.Ops.Backtesting;

/// <summary>
/// What a deployment tells the function unless its settings say otherwise: their schema has it.
/// </summary>
static class ShippedSettings
{
    public static TriedSettings Read()
    {
        using var schema = Resources.Open("schema.json");
        using var document = JsonDocument.Parse(schema);
        var settings = document.RootElement.GetProperty("properties");
        return new(
            new MessagesPerMinute(Default("symbolAlertMessagesPerMinute"), Default("ruleAlertMessagesPerMinute")),
            TimeSpan.FromSeconds(Default("alertMaxAgeSeconds")),
            TimeSpan.FromSeconds(Default("clockSkewSeconds"))
        );

        int Default(string name) => settings.GetProperty(name).GetProperty("default").GetInt32();
    }
}
