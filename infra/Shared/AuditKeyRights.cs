using MarketData.Contract;

namespace MarketData.Infra.Shared;

/// <summary>
/// Who may have an audit trail's keys made and decrypted. No key passes through the deployment: the function makes the
/// first one, operators the next.
/// </summary>
static class AuditKeyRights
{
    public static void GrantToFunction(Foundation foundation, ServiceRole role, TableSchema trail) =>
        foundation.Key.GrantDataKeys(
            "FunctionAuditKeys",
            role,
            AuditKeyContext.TrailTable,
            foundation.Names.DynamoDb(trail.Purpose)
        );

    /// <summary>For those who verify the trail or rotate its key.</summary>
    public static void GrantToAccount(Foundation foundation, TableSchema trail) =>
        foundation.Key.GrantDataKeysToAccount(
            "AuditKeys",
            AuditKeyContext.TrailTable,
            foundation.Names.DynamoDb(trail.Purpose)
        );
}
