using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Keys;

/// <summary>
/// Who may have the audit trail's keys made and decrypted. No key passes through the deployment: the function makes the
/// first one, operators the next.
/// </summary>
static class AuditKeyRights
{
    public static void GrantToFunction(EncryptionKey key, FunctionRole role, ResourceNames names) =>
        key.GrantDataKeys("FunctionAuditKeys", role, AuditKeyContext.TrailTable, TrailOf(names));

    /// <summary>For those who verify the trail or rotate its key.</summary>
    public static void GrantToAccount(EncryptionKey key, ResourceNames names) =>
        key.GrantDataKeysToAccount("AuditKeys", AuditKeyContext.TrailTable, TrailOf(names));

    static string TrailOf(ResourceNames names) => names.DynamoDb(Tables.AuditTrail.Purpose);
}
