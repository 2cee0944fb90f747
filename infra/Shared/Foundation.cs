using MarketData.Contract;

namespace MarketData.Infra.Shared;

/// <summary>What the parts of a stack stand on.</summary>
/// <param name="Purpose">The stack's, as it stands in the names of what the stack has one of.</param>
/// <param name="Names">The names of everything else.</param>
/// <param name="Account">Where the stack is deployed.</param>
/// <param name="Key">What encrypts everything at rest.</param>
public sealed record Foundation(string Purpose, ResourceNames Names, AwsAccount Account, EncryptionKey Key);
