using System.Globalization;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;

namespace MarketData.UnitTests.Decoding;

public class TimestampTests
{
    static readonly DateTimeOffset Received = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    [TestCase("\"2013-10-08T13:30:00.065Z\"")]
    [TestCase("\"2013-10-08t13:30:00.065z\"", Description = "RFC 3339, section 5.6: in small letters, too")]
    [TestCase("\"2013-10-08 13:30:00.065Z\"", Description = "and with a space for readability")]
    [TestCase("\"2013-10-08T09:30:00.065-04:00\"")]
    [TestCase("\"2013-10-08T13:30:00.065\"", Description = "no zone means UTC")]
    [TestCase("\"2013-10-08T13:30:00.0650000999999999999999\"", Description = "finer than 100 ns is cut off")]
    [TestCase("1381239000.065")]
    [TestCase("1381239000065")]
    [TestCase("\"1381239000065\"", Description = "a number may come as text")]
    [TestCase("\"1.381239000065e9\"")]
    public void A_time_is_read_to_the_moment(string timestamp) =>
        Assert.That(
            Decode($$"""{"exchange":"N","symbol":"IBM","price":1,"volume":1,"timestamp":{{timestamp}}}""").Timestamp,
            Is.EqualTo(DateTimeOffset.Parse("2013-10-08T13:30:00.065Z", CultureInfo.InvariantCulture))
        );

    [TestCase("", false)]
    [TestCase("\"replay-name\":null,", false)]
    [TestCase("\"replay-name\":\"\",", false)]
    [TestCase("\"replay-name\":\"r1\",", true)]
    public void A_replay_has_a_name(string member, bool isReplay) =>
        Assert.That(
            ((Decoded.Valid)EventDecoder.Decode(Body.Of(Body.Trade).Insert(1, member), Received)).Event.IsReplay,
            Is.EqualTo(isReplay)
        );

    [Test]
    public void Half_a_surrogate_pair_where_nobody_reads_is_passed_over() =>
        Assert.That(
            Decode("""{"exchange":"N","symbol":"IBM","price":1,"volume":1,"note":"\ud83d"}""").Symbol.Value,
            Is.EqualTo("IBM")
        );

    [Test]
    public void Half_a_surrogate_pair_in_a_name_is_refused() =>
        Assert.That(
            EventDecoder.Decode(
                Body.Of("""{"exchange":"N","symbol":"IBM","price":1,"volume":1,"\ud83d":1}"""),
                Received
            ),
            Is.TypeOf<Decoded.Invalid>()
        );

    static MarketEvent Decode(string detail) => ((Decoded.Valid)EventDecoder.Decode(Body.Of(detail), Received)).Event;
}
