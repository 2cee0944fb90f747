namespace MarketData.Contract;

/// <summary>The image of the functions that process trades, from who pushes it to who deploys it.</summary>
public static class TradeImage
{
    /// <summary>
    /// Names the image that was pushed last, in a line <c>REPOSITORY@sha256:DIGEST</c>. Below the root of the checkout.
    /// </summary>
    /// <param name="architecture">The processor it is built for, as the settings name it.</param>
    /// <param name="names">Of the environment and region: a repository is in one.</param>
    public static string FileOf(string architecture, ResourceNames names) =>
        $"artifacts/lambda/trades-{architecture}-{names.Suffix}-{names.Region}.image";

    /// <summary>The stack that has the repository. It comes before the first image.</summary>
    public static string RepositoryStack(string suffix) => $"trade-images-{suffix}";

    /// <summary>The stack that has the functions.</summary>
    public static string FunctionsStack(string suffix) => $"{ResourceNames.Trades}-{suffix}";
}
