using System.Text;
using MarketData.Contract;
using MarketData.Trades.Messages;

namespace MarketData.Benchmarks.Trades;

/// <summary>Trades with all that a trade may say, as the bus hands them to the workflow.</summary>
static class TradeEvent
{
    public const string RequestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

    const string Id = "6a7e8feb-b491-4cf7-a9f1-bf3703467718";
    const string Source = "trading.oms";

    static readonly DateTimeOffset Time = new(2013, 10, 8, 14, 0, 1, TimeSpan.Zero);

    public static EventMessage Message { get; } = new(Id, Source, Time);

    public static byte[] Of(int number) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {"version":"0","id":"{{Id}}","detail-type":"{{TradeEvents.DetailType}}","source":"{{Source}}",
            "account":"123456789012","time":"2013-10-08T14:00:01Z","region":"us-east-1","resources":[],
            "detail":{"tradeId":"T-20131008-{{number:000000}}","amount":"90875.00","currency":"USD",
            "sourceSystem":"OMS","symbol":"IBM","side":"BUY","price":"181.75","quantity":"500",
            "executedAt":"2013-10-08T14:00:00.065Z"} }
            """
        );
}
