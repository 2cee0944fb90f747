using System.IO.Compression;
using System.Text;
using MarketData.Sandbox.Feed;
using MarketData.Tools;

namespace MarketData.SandboxTests.Feed;

public sealed class SessionFileTests
{
    const string Header = "time_utc,exchange,symbol,type,price,size,side\n";
    const string Trade = "2013-10-08T13:30:00.012Z,P,BAC,trade,13.83,2000,\n";

    [Test]
    public void A_trade_keeps_its_time_and_the_digits_of_its_numbers()
    {
        var row = Read(Header + "2013-10-08T13:30:00.012Z, p ,BAC,trade,13.80,2000\n").Single();

        Assert.Multiple(() =>
        {
            Assert.That(row.Time, Is.EqualTo(new DateTimeOffset(2013, 10, 8, 13, 30, 0, 12, TimeSpan.Zero)));
            Assert.That(row.Exchange, Is.EqualTo("P"));
            Assert.That(row.Symbol, Is.EqualTo("BAC"));
            Assert.That(row.Kind, Is.EqualTo(RowKind.Trade));
            Assert.That(row.Price, Is.EqualTo("13.80"));
            Assert.That(row.Size, Is.EqualTo("2000"));
        });
    }

    [TestCase("bid", RowKind.Bid)]
    [TestCase("ask", RowKind.Ask)]
    public void A_quote_has_one_side(string side, RowKind kind)
    {
        var row = Read(Header + $"2013-10-08T13:30:00Z,K,IBM,quote,181.75,500,{side}\n").Single();

        Assert.That(row.Kind, Is.EqualTo(kind));
    }

    [Test]
    public void Columns_may_stand_in_any_order_and_trades_need_no_side()
    {
        var row = Read("size,price,type,symbol,exchange,time_utc\n100,1.5,trade,SPY,Q,2013-10-08T13:30:00Z\n").Single();

        Assert.That((row.Symbol, row.Size, row.Price), Is.EqualTo(("SPY", "100", "1.5")));
    }

    [TestCase("yesterday,P,BAC,trade,13.83,2000,", "time_utc is 'yesterday', but must be an ISO-8601 time")]
    [TestCase("2013-10-08T13:30:01Z,,BAC,trade,13.83,2000,", "exchange is '', but must be a venue's code")]
    [TestCase("2013-10-08T13:30:01Z,P,B A C,trade,13.83,2000,", "symbol is 'B A C', but must be an instrument's name")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,dividend,13.83,2000,", "type is 'dividend', but must be trade or quote")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,quote,13.83,2000,both", "side is 'both', but must be bid or ask")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,0,2000,", "price is '0', but must be a number above 0")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,\"13,83\",2000,", "price is '13,83', but must be a number above 0")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,1e2,2000,", "price is '1e2', but must be a number above 0")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,13.83,-1,", "size is '-1', but must be a number, 0 or more")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC", "type is '', but must be trade or quote")]
    [TestCase("2013-10-08T13:29:59Z,P,BAC,trade,13.83,2000,", "rows must be in order of time")]
    public void A_bad_row_is_refused_with_its_line_and_the_reason(string row, string reason)
    {
        Assert.That(
            () => Read(Header + Trade + row + "\n"),
            Throws.TypeOf<ToolException>().With.Message.StartsWith("session.csv, line 3: ").And.Message.Contains(reason)
        );
    }

    [Test]
    public void A_header_that_lacks_columns_is_refused_by_name()
    {
        Assert.That(
            () => Read("time_utc,exchange,symbol,type,size\n"),
            Throws.TypeOf<ToolException>().With.Message.Contains("line 1: the header lacks price;")
        );
    }

    [Test]
    public void An_empty_file_is_refused()
    {
        Assert.That(() => Read(""), Throws.TypeOf<ToolException>().With.Message.Contains("line 1"));
    }

    [Test]
    public void A_missing_file_is_refused_by_name()
    {
        Assert.That(
            () => SessionFile.Read("nowhere.csv").ToList(),
            Throws.TypeOf<ToolException>().With.Message.EqualTo("--file 'nowhere.csv' does not exist.")
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_file_may_be_plain_or_gzip_whatever_it_is_called(bool isGzip)
    {
        var path = Path.GetTempFileName();
        try
        {
            var bytes = Encoding.UTF8.GetBytes(Header + Trade + Trade);
            File.WriteAllBytes(path, isGzip ? Compressed(bytes) : bytes);

            Assert.That(SessionFile.Read(path).Count(), Is.EqualTo(2));
        }
        finally
        {
            File.Delete(path);
        }
    }

    static List<MarketRow> Read(string csv) => [.. SessionFile.Read(new StringReader(csv), "session.csv")];

    static byte[] Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }
}
