using MarketData.Infra.Configuration;
using MarketData.Infra.Evidence;
using MarketData.Infra.Market;
using MarketData.Infra.Trades;
using MarketData.Infra.Trades.Images;

namespace MarketData.Infra;

/// <summary>The stacks of an environment.</summary>
public static class Stacks
{
    /// <summary>Returns the folders where synthesis will write their Terraform JSON.</summary>
    public static IReadOnlyList<string> AddTo(App app, Settings settings)
    {
        List<string> folders = [new MarketDataStack(app, settings).Folder, new TradesStack(app, settings).Folder];
        if (settings.Trades.AreImages)
        {
            folders.Add(new TradeImagesStack(app, settings).Folder);
        }

        if (settings.Evidence.IsKept)
        {
            folders.Add(new EvidenceStack(app, settings).Folder);
        }

        return folders;
    }
}
