using System.Globalization;
using HashiCorp.Cdktf;
using HashiCorp.Cdktf.Providers.Aws.SsmParameter;
using MarketData.Contract;
using MarketData.Infra.Constructs;

namespace MarketData.Infra;

/// <summary>A name, ARN, URL or threshold that others need to know after a deployment.</summary>
public sealed record Export(string Group, string Name, string Value, string Description)
{
    public static Export Of(string group, string name, int value, string description) =>
        new(group, name, value.ToString(CultureInfo.InvariantCulture), description);

    public string ParameterName(string suffix) => $"/market-data/{suffix}/{Group}/{Name}";
}

/// <summary>Publishes exports: as the stack's outputs for people and tools, as parameters for other systems.</summary>
static class Exports
{
    public static void Publish(
        TerraformStack stack,
        ResourceNames names,
        EncryptionKey key,
        IEnumerable<Export> exports
    )
    {
        foreach (var export in exports)
        {
            _ = new TerraformOutput(
                stack,
                export.Name,
                new TerraformOutputConfig { Value = export.Value, Description = export.Description }
            );
            _ = new SsmParameter(
                stack,
                $"parameter-{export.Name}",
                new SsmParameterConfig
                {
                    Name = export.ParameterName(names.Suffix),
                    Description = export.Description,
                    Type = "SecureString",
                    KeyId = key.Arn,
                    Value = export.Value,
                }
            );
        }
    }
}
