namespace MarketData.Shared.Trail;

/// <summary>One of a trail's keys, as it is stored.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="From">
/// When it comes into force: late enough for every function to have read of it before.
/// </param>
/// <param name="Ciphertext">Encrypted by KMS for this trail.</param>
public sealed record StoredAuditKey(int Number, DateTimeOffset From, byte[] Ciphertext);
