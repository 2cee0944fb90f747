using Constructs;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.DataAwsSecretsmanagerRandomPassword;
using HashiCorp.Cdktf.Providers.Aws.KmsCiphertext;

namespace MarketData.Infra.Constructs;

public sealed record AuditKeyProps
{
    public required EncryptionKey Key { get; init; }

    /// <summary>The table whose records the key chains.</summary>
    public required string AuditTrail { get; init; }
}

/// <summary>
/// The key of the audit chain: made once, at the first deployment, and handed to the function as ciphertext that only
/// decrypts in the name of its audit trail. Its plaintext stands in Terraform's state, which must be kept like a secret.
/// </summary>
public sealed class AuditKey : Construct
{
    /// <summary>The encryption context's name; its value is the audit trail's table.</summary>
    public const string ContextName = "audit-trail";

    // Every plan draws another password; the first one stays.
    static readonly string[] Plaintext = ["plaintext"];

    public AuditKey(Construct scope, string id, AuditKeyProps props)
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
                KeyId = props.Key.Arn,
                Plaintext = random.RandomPassword,
                Context = new Dictionary<string, string> { [ContextName] = props.AuditTrail },
                Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = Plaintext },
            }
        ).CiphertextBlob;
    }

    /// <summary>Base64.</summary>
    public string Ciphertext { get; }
}
