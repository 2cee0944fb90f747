using System.Globalization;
using MarketData.Contract;
using MarketData.Domain.Events;

namespace MarketData.Sandbox.Feed;

/// <summary>
/// The n-th malformed event in the making: whole, but for what is given. Values are JSON; null leaves one out.
/// </summary>
sealed record BadEventDraft(int Number, DateTimeOffset Time, RejectionReason Reason)
{
    const string Exchange = "\"XNAS\"";
    const string Symbol = "\"ALFA\"";
    const string SomeNumber = "100";

    Expectation Expected => new Expectation.Rejected(Reason);

    public BufferMessage Buffer(string body) => new(Time, body) { Expected = Expected };

    public BusEvent Bus(
        string detailType = BusEvents.TradeExecution,
        string? exchange = Exchange,
        string? symbol = Symbol,
        string? price = SomeNumber,
        string? volume = SomeNumber,
        string? timestamp = null,
        string? tradeId = null
    ) =>
        new(Time, detailType, Detail(exchange, symbol, price, volume, timestamp, tradeId ?? $"\"bad-{Number}\""))
        {
            Expected = Expected,
        };

    /// <summary>As the bus would deliver it.</summary>
    public string Envelope(string detailType)
    {
        var id = new Guid(Number, 0, 0, new byte[8]);
        var time = Time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
        var detail = Detail(Exchange, Symbol, SomeNumber, SomeNumber, timestamp: null, tradeId: "\"1\"");
        return $$"""
            {"version":"0","id":"{{id}}","detail-type":"{{detailType}}","source":"{{BusEvents.SourcePrefix}}sandbox",
            "time":"{{time}}Z","region":"us-east-1","resources":[],"detail":{{detail}}}
            """;
    }

    static string Detail(
        string? exchange,
        string? symbol,
        string? price,
        string? volume,
        string? timestamp,
        string? tradeId
    )
    {
        (string Name, string? Json)[] members =
        [
            ("exchange", exchange),
            ("symbol", symbol),
            ("price", price),
            ("volume", volume),
            ("timestamp", timestamp),
            ("tradeId", tradeId),
        ];
        var present = members.Where(member => member.Json is not null);
        return $"{{{string.Join(',', present.Select(member => $"\"{member.Name}\":{member.Json}"))}}}";
    }
}
