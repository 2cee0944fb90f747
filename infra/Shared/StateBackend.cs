using HashiCorp.Cdktf;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

/// <summary>Where Terraform keeps a stack's state.</summary>
static class StateBackend
{
    public static void Set(TerraformStack stack, Settings settings)
    {
        if (settings.State.Bucket is not { } bucket)
        {
            // Beside the output folder, as by default, but relative: the JSON is then the same on every machine.
            _ = new LocalBackend(
                stack,
                new LocalBackendConfig { Path = $"../../../terraform.{stack.Node.Id}.tfstate" }
            );
            return;
        }

        _ = new S3Backend(
            stack,
            new S3BackendConfig
            {
                Bucket = bucket,
                Key = $"{stack.Node.Id}/terraform.tfstate",
                Region = settings.State.Region ?? settings.Region,
                Encrypt = true,
                KmsKeyId = settings.State.KeyArn,
            }
        );
        // Terraform's own lock, since 1.10: younger than CDKTF.
        stack.AddOverride("terraform.backend.s3.use_lockfile", true);
    }
}
