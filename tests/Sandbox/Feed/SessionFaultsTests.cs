using MarketData.Sessions;
using MarketData.Tools;
using static MarketData.SandboxTests.Feed.SessionText;

namespace MarketData.SandboxTests.Feed;

public sealed class SessionFaultsTests
{
    [TestCase("yesterday,P,BAC,trade,13.83,2000,", "time_utc is 'yesterday'; allowed: RFC 3339 text, such as 2013-")]
    [TestCase("10/11/2013 7:45:00 PM,P,BAC,trade,1,1,", "time_utc is '10/11/2013 7:45:00 PM'; allowed: RFC 3339 text")]
    [TestCase("19:45,P,BAC,trade,13.83,2000,", "time_utc is '19:45'; allowed: RFC 3339 text")]
    [TestCase("2013-10-09,P,BAC,trade,1,1,", "time_utc is '2013-10-09', which has no time of day; allowed: RFC 3339")]
    [TestCase(
        "1962-05-28T14:30:00Z,P,BAC,trade,1,1,",
        "time_utc is '1962-05-28T14:30:00Z'; allowed: from 1990 to a day"
    )]
    [TestCase(
        "2999-05-28T14:30:00Z,P,BAC,trade,1,1,",
        "time_utc is '2999-05-28T14:30:00Z'; allowed: from 1990 to a day"
    )]
    [TestCase(
        "2013-10-08T13:29:59Z,P,BAC,trade,1,1,",
        "rows must be in order of time, and the row above has 2013-10-08"
    )]
    [TestCase("2013-10-08T13:30:01Z,,BAC,trade,13.83,2000,", "exchange is ''; allowed: 1 to 32 letters, digits or")]
    [TestCase("2013-10-08T13:30:01Z,P,B A C,trade,13.83,2000,", "symbol is 'B A C'; allowed: 1 to 32 letters, digits")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,dividend,13.83,2000,", "type is 'dividend'; allowed: trade or quote")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,quote,13.83,2000,both", "side is 'both'; allowed: bid or ask")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,quote,13.83,2000", "side is ''; allowed: bid or ask")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,0,2000,", "price is '0'; it must be above 0")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,\"13,83\",2000,", "price is '13,83'; it must be a decimal number")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,NaN,2000,", "price is 'NaN'; it must be finite")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,1e18,2000,", "price is '1e18'; it must be below 10 to the power of 18")]
    [TestCase(
        "2013-10-08T13:30:01Z,P,BAC,trade,0.12345678901234567890123456789012345,2000,",
        "price is '0.12345678901234567890123456789012345'; at most 28 significant digits and 28 decimals are kept"
    )]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,13.83,-1,", "size is '-1'; it must be 0 or more")]
    [TestCase("2013-10-08T13:30:01Z,P,BAC,trade,13.83,,", "size is ''; it must be a decimal number")]
    [TestCase(
        "2013-10-08T13:30:01Z,P,BAC,trade,13.83,1000000000000000000,",
        "size is '1000000000000000000'; it must be below 10 to the power of 18"
    )]
    [TestCase("2013-10-08T13:30:01Z,P,BAC", "type is missing; a row has the 7 fields of the header")]
    [TestCase(
        "2013-10-08T13:30:01Z,P,BAC,trade,13,83,2000,",
        "there are more fields than the 7 columns of the header; behind the last one stands ''"
    )]
    [TestCase(
        "2013-10-08T13:30:01Z,P,\"BAC,trade,1,1,",
        "symbol begins with a quote that is not closed in its line: '\"B"
    )]
    [TestCase("2013-10-08T13:30:01Z,P,\"B\"AC,trade,1,1,", "symbol has text behind its closing quote: 'B'")]
    public void A_bad_row_is_refused_with_its_line_and_the_reason(string row, string reason)
    {
        Assert.That(
            () => Read(Header + Trade + row + "\n"),
            Throws.TypeOf<ToolException>().With.Message.StartsWith("session.csv, line 3: ").And.Message.Contains(reason)
        );
    }

    /// <summary>One row out of order is one fault, and not one of every row behind it.</summary>
    [Test]
    public void All_faults_of_a_file_are_told_together()
    {
        var message = Refusal(
            Header
                + "2013-10-08T13:30:00Z,P,BAC,trade,0,-1,\n"
                + "2013-10-08T13:30:09Z,P,BAC,trade,1,1,\n"
                + "2013-10-08T13:30:01Z,P,BAC,trade,1,1,\n"
                + "2013-10-08T13:30:02Z,P,BAC,trade,1,1,\n"
        );

        Assert.That(
            message.Split('\n'),
            Is.EqualTo(
                new[]
                {
                    "session.csv, line 2: price is '0'; it must be above 0.",
                    "session.csv, line 2: size is '-1'; it must be 0 or more.",
                    "session.csv, line 4: time_utc is '2013-10-08T13:30:01Z'; rows must be in order of time, and the "
                        + "row above has 2013-10-08T13:30:09.0000000+00:00.",
                }
            )
        );
    }

    [Test]
    public void Of_many_faults_ten_are_told_and_the_others_counted()
    {
        var rows = Enumerable.Repeat("2013-10-08T13:30:00Z,P,BAC,trade,0,1,\n", 1234);

        var told = Refusal(Header + string.Concat(rows)).Split('\n');

        Assert.That(told, Has.Length.EqualTo(11));
        Assert.That(told[^1], Is.EqualTo("And 1,224 more faults."));
    }

    /// <summary>An open quote would quote all the rest; an escape sequence would give the terminal orders.</summary>
    [TestCase("\"")]
    [TestCase("\e[2J\a")]
    public void Of_a_value_its_beginning_is_told_without_control_characters(string beginning)
    {
        var open = $"2013-10-08T13:30:00Z,P,{beginning}{new string('x', 500)},trade,1,1,\n";

        var told = Refusal(Header + open + string.Concat(Enumerable.Repeat(Trade, 1000))).Split('\n');

        Assert.That(told, Has.Length.EqualTo(1));
        Assert.That(told[0], Has.Length.LessThan(200));
        Assert.That(told[0], Has.None.Matches<char>(char.IsControl));
    }

    [Test]
    public void A_line_without_an_end_is_not_read_to_its_end()
    {
        Assert.That(
            Refusal(Header + Trade + new string('x', 100_000)),
            Is.EqualTo("session.csv, line 3: nothing can be read from here on: it has more than 10000 characters.")
        );
        Assert.That(
            Refusal(new string('\0', 100_000)),
            Is.EqualTo("session.csv, line 1: nothing can be read from here on: it has more than 10000 characters.")
        );
    }

    /// <summary>The last column may be cut off unseen, which is why the rows of samples/ end with a comma.</summary>
    [Test]
    public void A_file_that_ends_within_a_row_is_refused()
    {
        var whole = Header + Trade;
        var kept = Enumerable
            .Range(Header.Length + 1, Trade.Length - 3)
            .Where(length => Record(whole[..length]) is null)
            .Select(length => whole[Header.Length..length]);

        Assert.That(kept, Is.Empty);
    }

    [Test]
    public void A_doubled_column_is_refused_by_name()
    {
        Assert.That(
            Refusal("time_utc,exchange,symbol,type,price,size,price\n"),
            Is.EqualTo("session.csv, line 1: the header names price 2 times; each column is named once.")
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
            () => SessionFile.Read("nowhere.csv"),
            Throws.TypeOf<ToolException>().With.Message.EqualTo("--file 'nowhere.csv' does not exist.")
        );
    }

    [Test]
    public void A_folder_is_refused_in_a_sentence()
    {
        Assert.That(
            () => SessionFile.Read(Path.GetTempPath()),
            Throws.TypeOf<ToolException>().With.Message.StartsWith($"--file '{Path.GetTempPath()}' cannot be read: ")
        );
    }
}
