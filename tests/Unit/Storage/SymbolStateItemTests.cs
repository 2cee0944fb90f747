using System.Collections.Immutable;
using System.Text;
using Amazon.DynamoDBv2.Model;
using MarketData.Domain.Audit;
using MarketData.Domain.Bars;
using MarketData.Domain.Decisions;
using MarketData.Domain.Events;
using MarketData.Domain.Indicators;
using MarketData.Domain.Rules;
using MarketData.Processor.Storage;
using MarketData.UnitTests.Domain;

namespace MarketData.UnitTests.Storage;

public class SymbolStateItemTests
{
    static readonly string[] Rules =
    [
        "price-over-1000",
        "volatility-over-40",
        "large-print",
        "move-of-5-in-15",
        "volume-spike-10",
    ];

    [Test]
    public void A_state_is_read_back()
    {
        var state = FullState();
        var read = SymbolStateItem.Read(SymbolStateItem.Write(state));

        Assert.Multiple(() =>
        {
            Assert.That((read.Symbol, read.Head), Is.EqualTo((state.Symbol, state.Head)));
            Assert.That(read.Series.Forming, Is.EqualTo(state.Series.Forming));
            Assert.That(read.Series.Minutes, Is.EqualTo(state.Series.Minutes));
            Assert.That(read.Series.Gaps, Is.EqualTo(state.Series.Gaps));
            Assert.That(read.Series.Closes.AsSpan().ToArray(), Is.EqualTo(state.Series.Closes.AsSpan().ToArray()));
            Assert.That(read.Day, Is.EqualTo(state.Day));
            Assert.That(read.Book, Is.EqualTo(state.Book));
            Assert.That(read.RuleMemories, Is.EqualTo(state.RuleMemories));
        });
    }

    [Test]
    public void What_a_rule_remembers_is_read_back([Values] bool armed, [Values] bool hasAlerted)
    {
        var memory = new RuleMemory(armed, hasAlerted ? Sample.Opening.AddTicks(1) : null);
        var state = SymbolState.Unseen(Sample.Ibm);
        state = state with { RuleMemories = state.RuleMemories.Add("rule", memory) };

        Assert.That(SymbolStateItem.Read(SymbolStateItem.Write(state)).RuleMemories["rule"], Is.EqualTo(memory));
    }

    [TestCase(20, 0)]
    [TestCase(36, 2)]
    public void As_many_closes_are_read_as_the_row_has_bytes_for(int bytes, int closes) =>
        Assert.That(SymbolStateItem.Read(WithCloses(bytes)).Series.Closes.Count, Is.EqualTo(closes));

    [TestCase(12, Description = "less than comes before the closes")]
    [TestCase(35, Description = "a part of a close")]
    public void Closes_that_were_cut_off_are_damage(int bytes) =>
        Assert.That(
            () => SymbolStateItem.Read(WithCloses(bytes)),
            Throws.TypeOf<FormatException>().With.Message.Contains($"{bytes} bytes are not a number of closes")
        );

    [Test]
    public void A_full_state_with_the_default_rules_and_two_more_stays_below_a_kilobyte() =>
        Assert.That(SizeOf(SymbolStateItem.Write(FullState())), Is.LessThan(1024));

    [TestCase("00:59", true)]
    [TestCase("01:00", false)]
    public void When_the_trade_before_the_day_was_is_kept_as_long_as_another_can_come_after_it(string time, bool kept)
    {
        var feed = new Feed();
        feed.Add(
            Sample.Trade("23:59:59", 100, id: "1").At(Sample.At("23:59:59").AddDays(-1)),
            Sample.Trade("00:00", 101, id: "2"),
            Sample.Trade(time, 102, id: "3")
        );

        var read = SymbolStateItem.Read(SymbolStateItem.Write(feed.State)).Day!.Before;

        Assert.That((read!.Value.Price, read.Value.Mark.Time == default), Is.EqualTo((100m, !kept)));
    }

    /// <summary>A row as the version before wrote it: no format, no gaps, no close before the day.</summary>
    [Test]
    public void A_row_of_the_first_format_is_read_and_kept_whole()
    {
        var old = SymbolStateItem.Write(FullState());
        old.Remove("format");
        var closes = FullState().Series.Closes.AsSpan().ToArray();
        old["closes"] = new AttributeValue
        {
            B = new MemoryStream([
                0xFE,
                255,
                255,
                255,
                255,
                255,
                255,
                0x0F,
                .. closes.SelectMany(BitConverter.GetBytes),
            ]),
        };
        old["day"].L.RemoveAt(6);

        var rewritten = SymbolStateItem.Read(SymbolStateItem.Write(SymbolStateItem.Read(old)));

        var full = FullState();
        Assert.Multiple(() =>
        {
            Assert.That(rewritten.Series.Forming, Is.EqualTo(full.Series.Forming));
            Assert.That(rewritten.Series.Closes.AsSpan().ToArray(), Is.EqualTo(closes));
            Assert.That(rewritten.Series.CloseBefore(60), Is.EqualTo(closes[0]).Or.EqualTo(closes[1]));
            Assert.That(rewritten.Day, Is.EqualTo(full.Day! with { Before = null }));
            Assert.That(rewritten.RuleMemories, Is.EqualTo(full.RuleMemories));
            Assert.That((rewritten.Head, rewritten.Book), Is.EqualTo((full.Head, full.Book)));
        });
    }

    static Dictionary<string, AttributeValue> WithCloses(int bytes)
    {
        var row = SymbolStateItem.Write(FullState());
        row["closes"] = new AttributeValue { B = new MemoryStream(new byte[bytes]) };
        return row;
    }

    /// <summary>With ids as long as EventBridge makes them, and prices of a share in dollars and cents.</summary>
    static SymbolState FullState()
    {
        EventIdentity.TryOfEnvelope("20d8d4cb-7e6e-19d7-dc1e-3f30981124d7", out var id);
        var first = Sample.Trade("13:30:05.0123", 1181.75m, 100_000) with { Identity = id };
        return new SymbolState
        {
            Symbol = Sample.Ibm,
            Head = new ChainHead(
                1_234_567,
                new Digest(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue),
                Key: 1
            ),
            Series = new BarSeries
            {
                Forming = Bar.Of(first).Add(first with { Price = 1182.05m, Timestamp = Sample.At("13:30:59") }) with
                {
                    EmaBefore = new Ema(20, 1181.9876543210987),
                },
                Closes = CloseWindow.Of([.. Enumerable.Range(0, 60).Select(i => 1181.75 + i * 0.01)]),
                Minutes = new BarMinutes((UInt128.One << 90) - 2),
                Gaps = new BarGaps((1UL << 60) - 2),
            },
            Day = new TradingDay(
                TradeMark.Of(first),
                1181.75m,
                98_765_432,
                1181.9876543210987,
                Minutes: 389,
                new LastTrade(default, 1179.25m)
            ),
            Book = default(TopOfBook).With(Sample.Quote("13:30:59.123", 1182.04m, 1182.06m)),
            RuleMemories = Rules.ToImmutableSortedDictionary(
                rule => rule,
                _ => new RuleMemory(false, Sample.Opening),
                StringComparer.Ordinal
            ),
        };
    }

    /// <summary>
    /// As DynamoDB counts: names, text in UTF-8, a byte for two digits and one for the number, three for a list or map
    /// and one for each of its members.
    /// </summary>
    static int SizeOf(Dictionary<string, AttributeValue> item) =>
        item.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + SizeOf(member.Value));

    static int SizeOf(AttributeValue value) =>
        value switch
        {
            { S: { } text } => Encoding.UTF8.GetByteCount(text),
            { N: { } number } => number.Length / 2 + 2,
            { M: { } map } => 3 + map.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + SizeOf(member.Value) + 1),
            { B: { } bytes } => (int)bytes.Length,
            { L: { } list } => 3 + list.Sum(member => SizeOf(member) + 1),
            _ => 1,
        };
}
