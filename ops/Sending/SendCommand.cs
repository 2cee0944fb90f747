using System.CommandLine;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Sending;

/// <summary><c>send</c>.</summary>
static class SendCommand
{
    /// <summary>Of events by hand: it tells them from an exchange's.</summary>
    const string ByHand = "ops";

    public static Command Create()
    {
        var events = new Argument<string>("FILE|JSON")
        {
            Description =
                "A file, or JSON itself: an event, an array of them, or one after the other. Each is an envelope with "
                + "source, detail-type and detail, or a detail alone.",
        };
        var bus = OperatorOptions.Bus();
        var source = new Option<string?>("--source") { Description = "The source of what names none." };
        var type = new Option<string?>("--detail-type") { Description = "The detail-type of what names none." };
        var send = new Command("send", "Puts events on the bus, and says which ids they were given.")
        {
            events,
            bus,
            source,
            type,
        };
        Operation.Set(
            send,
            "The events were not all sent",
            async run =>
            {
                var isOfTrades = run.Get(bus) == ResourceNames.Trades;
                var text = run.Get(events);
                var json = IsJson(text) ? text : await ReadAsync(text, run.Cancellation);
                var outputs = await PublishedOutputs.ReadAsync(run.Deployed, run.Get(bus)!, run.Cancellation);
                var file = new EventFile(
                    outputs[isOfTrades ? TradeOutputNames.EventBusName : OutputNames.EventBusName],
                    run.Get(source) ?? (isOfTrades ? TradeEvents.SourcePrefix : BusEvents.SourcePrefix) + ByHand,
                    detail => run.Get(type) ?? (isOfTrades ? TradeEvents.DetailType : TypeOf(detail))
                );
                using var eventBridge = run.Deployed.EventBridge();
                return await new EventSend(eventBridge, TimeProvider.System).RunAsync(
                    file.Parse(json),
                    run.Cancellation
                );
            }
        );
        return send;
    }

    static bool IsJson(string text) => text.TrimStart() is ['{' or '[', ..];

    static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"the file was not read: {failure.Message}", failure);
        }
    }

    static string TypeOf(JsonElement detail) =>
        detail.TryGetProperty("bid", out _) || detail.TryGetProperty("ask", out _)
            ? BusEvents.Quote
            : BusEvents.TradeExecution;
}
