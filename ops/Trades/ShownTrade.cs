using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.Trades;

/// <summary>All that is known of one of a trade's rows.</summary>
sealed record ShownTrade(string Row, IReadOnlyList<Fact> Known)
{
    public void WriteTo(TextWriter output)
    {
        output.WriteLine(Row);
        foreach (var (name, value) in Known)
        {
            output.WriteLine($"  {name, -10}{Printable.Of(value)}");
        }
    }
}
