namespace MarketData.Sandbox.Feed;

public enum RowKind
{
    Trade,
    Bid,
    Ask,
}
