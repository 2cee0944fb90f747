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

    /// <summary>For those who copy the trail's keys under a key that outlives the stack's.</summary>
    public static void GrantCopying(Foundation foundation, TableSchema trail) =>
        foundation.Key.GrantToAccountFor(
            "AuditKeysCopied",
            ["kms:ReEncryptFrom"],
            AuditKeyContext.TrailTable,
            foundation.Names.DynamoDb(trail.Purpose)
        );

    /// <summary>The key encrypts copies of a trail's keys, and decrypts them for those who verify a copy.</summary>
    public static void GrantCopies(Foundation foundation, AuditedTrail trail) =>
        foundation.Key.GrantToAccountFor(
            $"AuditKeysOf{Words.OfSid(trail.Name)}",
            ["kms:Decrypt", "kms:ReEncryptTo"],
            AuditKeyContext.TrailTable,
            foundation.Names.DynamoDb(trail.Records.Purpose)
        );

    /// <summary>For those who verify the trail or rotate its key.</summary>
    public static void GrantToAccount(Foundation foundation, TableSchema trail) =>
        foundation.Key.GrantDataKeysToAccount(
            "AuditKeys",
            AuditKeyContext.TrailTable,
            foundation.Names.DynamoDb(trail.Purpose)
        );
}
