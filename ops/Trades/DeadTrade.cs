using System.Text.Json;
using Amazon.SQS.Model;
using MarketData.Contract;
using MarketData.Ops.Deployment;
using MarketData.Ops.Queues;
using MarketData.Tools;

namespace MarketData.Ops.Trades;

/// <summary>A trade that waits in a dead-letter queue.</summary>
/// <param name="Name">The trade's id, or its event's where that cannot be read.</param>
/// <param name="Error">What failed last.</param>
/// <param name="Input">The event, as its execution is given it.</param>
sealed record DeadTrade(string Name, string Error, string Input)
{
    const string Unknown = "-";

    /// <param name="queue">One of <see cref="DeployedWorkflow.Queues"/>.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="FormatException">It is no dead letter of a trade; the message says why.</exception>
    public static DeadTrade Read(string queue, Message message)
    {
        try
        {
            using var body = JsonDocument.Parse(message.Body ?? "");
            return queue == DeployedWorkflow.Start
                ? Of(body.RootElement, ErrorOf(message))
                : Of(Member(body.RootElement, TradeDeadLetter.Input), ErrorOf(body.RootElement));
        }
        catch (JsonException)
        {
            throw new FormatException("it is no JSON");
        }
    }

    /// <summary>The id of the trade that an event is about.</summary>
    public static string NameOf(JsonElement input) =>
        Text(Member(Member(input, "detail"), "tradeId")) ?? $"event {Text(Member(input, "id")) ?? Unknown}";

    static DeadTrade Of(JsonElement input, string error) =>
        input.ValueKind == JsonValueKind.Object
            ? new(NameOf(input), error, input.GetRawText())
            : throw new FormatException("it has no event that an execution could be started with");

    static string ErrorOf(JsonElement body) => Text(Member(body, TradeDeadLetter.Error)) ?? Unknown;

    static string ErrorOf(Message message) =>
        message.MessageAttributes?.GetValueOrDefault(UndeliveredAttributes.ErrorCode)?.StringValue is { } code
            ? Printable.Of(code)
            : Unknown;

    static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => Printable.Of(value.GetString()!),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
