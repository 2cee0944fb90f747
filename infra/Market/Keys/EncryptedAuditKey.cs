using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.DataAwsSecretsmanagerRandomPassword;
using HashiCorp.Cdktf.Providers.Aws.KmsCiphertext;
using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Keys;

/// <summary>
/// The key of the audit chains: made once, at the first deployment, and handed to the function as ciphertext that only
/// decrypts in the name of its audit trail. Its plaintext is in Terraform's state, which must be kept like a secret.
/// </summary>
public sealed class EncryptedAuditKey : Construct
{
    // Every plan draws another password; the first one stays.
    static readonly string[] Plaintext = ["plaintext"];

    public EncryptedAuditKey(Construct scope, string id, EncryptionKey key, Table auditTrail)
        : base(scope, id)
    {
        var random = new DataAwsSecretsmanagerRandomPassword(
            this,
            "random",
            new DataAwsSecretsmanagerRandomPasswordConfig { PasswordLength = 64, ExcludePunctuation = true }
        );
        Ciphertext = new KmsCiphertext(
            this,
            "ciphertext",
            new KmsCiphertextConfig
            {
                KeyId = key.Arn,
                Plaintext = random.RandomPassword,
                Context = new Dictionary<string, string> { [AuditKeyContext.TrailTable] = auditTrail.Name },
                Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = Plaintext },
            }
        ).CiphertextBlob;
    }

    /// <summary>Base64.</summary>
    public string Ciphertext { get; }

    /// <summary>Those who deploy make the audit key, and those who verify the audit trail decrypt it.</summary>
    public static void GrantUseByAccount(EncryptionKey key, ResourceNames names) =>
        key.GrantUseByAccount("AuditKey", AuditKeyContext.TrailTable, names.DynamoDb(Tables.AuditTrail.Purpose));
}
