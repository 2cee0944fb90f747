using System.Globalization;
using System.Text.Json;
using MarketData.Domain.Events;
using MarketData.Processor.Decoding;
using MarketData.Shared.Decoding;

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

    [TestCase("99999999999999", "is 99999999999999; allowed:")]
    [TestCase("100000000000000", "which counts microseconds")]
    [TestCase("99999999999999999", "which counts microseconds")]
    [TestCase("100000000000000000", "which counts nanoseconds")]
    [TestCase("99999999999999999999", "which counts nanoseconds")]
    [TestCase("100000000000000000000", "is 100000000000000000000; allowed:")]
    public void A_number_that_is_no_time_says_what_it_seems_to_count(string number, string says)
    {
        var element = JsonDocument.Parse(number).RootElement;

        var isTime = JsonTime.TryRead("timestamp", element, out var time, out var problem);

        Assert.That(isTime ? $"is {number}; allowed: {time.Year}" : problem, Does.Contain(says));
    }

    [Test]
    public void The_first_second_of_all_can_be_said_as_a_number()
    {
        var element = JsonDocument.Parse("-62135596800").RootElement;

        Assert.That(JsonTime.TryRead("timestamp", element, out var time, out _));
        Assert.That(time, Is.EqualTo(new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [TestCase("1990-01-01T00:00:00Z", true)]
    [TestCase("1989-12-31T23:59:59.9999999Z", false)]
    public void Time_begins_with_1990(string timestamp, bool isTaken) =>
        Assert.That(
            EventDecoder.Decode(
                Body.Of($$"""{"exchange":"N","symbol":"IBM","price":1,"volume":1,"timestamp":"{{timestamp}}"}"""),
                Received
            ) is Decoded.Valid,
            Is.EqualTo(isTaken)
        );

    [TestCase("""{"note":"\ud83d\ude00"}""", true)]
    [TestCase("""{"note":"\ud83d"}""", false)]
    [TestCase("""{"\ude00":1}""", false)]
    public void A_whole_surrogate_pair_is_Unicode_and_half_of_one_is_not(string json, bool isUnicode) =>
        Assert.That(JsonProblem.IsUnicode(json), Is.EqualTo(isUnicode));

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
