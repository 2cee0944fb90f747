using MarketData.Domain.Decisions;

namespace MarketData.UnitTests.Domain;

public class TopOfBookTests
{
    [Test]
    public void Each_side_is_the_newest_by_event_time_whatever_order_quotes_arrive_in()
    {
        var book = default(TopOfBook)
            .With(Sample.Quote("13:30:02", 10.00m, 10.10m))
            .With(Sample.Quote("13:30:01", 9.00m, 9.10m))
            .With(Sample.Quote("13:30:03", 10.02m, 10.08m) with { Ask = null });

        Assert.That((book.Bid!.Value.Side.Price, book.Ask!.Value.Side.Price), Is.EqualTo((10.02m, 10.10m)));
        Assert.That((book.Mid, book.Spread), Is.EqualTo((10.06m, 0.08m)));
    }

    [Test]
    public void With_one_side_there_is_no_mid_and_no_spread()
    {
        var book = default(TopOfBook).With(Sample.Quote("13:30", 10, 11) with { Ask = null });

        Assert.That((book.Mid, book.Spread), Is.EqualTo(((decimal?)null, (decimal?)null)));
    }
}
