using MarketData.Contract;

namespace MarketData.Infra.Shared;

/// <summary>What the parts of a stack stand on.</summary>
/// <param name="Purpose">What the stack is for: it names the stack's key, dashboard and alarms.</param>
/// <param name="Names">Turns purposes into names.</param>
/// <param name="Account">Where the stack is deployed.</param>
/// <param name="Key">What encrypts everything at rest.</param>
public sealed record Foundation(string Purpose, ResourceNames Names, AwsAccount Account, EncryptionKey Key);
