namespace MarketData.Sessions;

public enum RowKind
{
    Trade,
    Bid,
    Ask,
}
