namespace MarketData.Ops.Releases;

/// <summary>A version of the processor, which nothing changes any more.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Published">When.</param>
/// <param name="CodeSha256">Of its package, in Base64.</param>
public sealed record PublishedVersion(int Number, DateTimeOffset Published, string CodeSha256);
