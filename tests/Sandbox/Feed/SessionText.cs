using MarketData.Sessions;
using MarketData.Tools;

namespace MarketData.SandboxTests.Feed;

/// <summary>Sessions as text, and what the reader makes of them.</summary>
static class SessionText
{
    public const string Header = "time_utc,exchange,symbol,type,price,size,side\n";
    public const string Trade = "2013-10-08T13:30:00.012Z,P,BAC,trade,13.83,2000,\n";

    public static List<MarketRow> Read(string csv) => [.. SessionFile.Read(new StringReader(csv), "session.csv")];

    public static string Refusal(string csv) => Record(csv) ?? throw new AssertionException("It was taken.");

    /// <returns>Null where the file is taken.</returns>
    public static string? Record(string csv)
    {
        try
        {
            Read(csv);
            return null;
        }
        catch (ToolException refusal)
        {
            return refusal.Message;
        }
    }
}
