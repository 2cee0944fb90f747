namespace MarketData.Domain.Trades;

public enum TradeStatus
{
    Recorded,

    /// <summary>Refused for reasons of the business. The same id may come again with other content.</summary>
    Rejected,

    /// <summary>Refused because another trade has its id.</summary>
    Conflict,
}
