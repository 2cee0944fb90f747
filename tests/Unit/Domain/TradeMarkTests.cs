using MarketData.Domain.Bars;

namespace MarketData.UnitTests.Domain;

public class TradeMarkTests
{
    [TestCase("13:30:00", "2", "13:30:01", "1", true)]
    [TestCase("13:30:01", "1", "13:30:00", "2", false)]
    [TestCase("13:30:00", "1", "13:30:00", "2", true, Description = "at the same time the identity decides")]
    [TestCase("13:30:00", "2", "13:30:00", "1", false)]
    [TestCase("13:30:00", "1", "13:30:00", "1", false, Description = "no trade is before itself")]
    public void Trades_have_one_order(string time, string id, string otherTime, string otherId, bool isBefore)
    {
        var trade = TradeMark.Of(Sample.Trade(time, 10, id: id));

        Assert.That(trade.IsBefore(TradeMark.Of(Sample.Trade(otherTime, 10, id: otherId))), Is.EqualTo(isBefore));
    }
}
