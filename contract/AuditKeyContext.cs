namespace MarketData.Contract;

/// <summary>The encryption context of an audit key: KMS decrypts it only for the trail that it was made for.</summary>
public static class AuditKeyContext
{
    /// <summary>The context's only entry; its value is the name of the audit-trail table.</summary>
    public const string TrailTable = "audit-trail";
}
