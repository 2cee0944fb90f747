using MarketData.Infra.Configuration;

namespace MarketData.Infra.Shared;

/// <summary>Where Terraform keeps a stack's state, and the least version of Terraform that can.</summary>
static class StateBackend
{
    /// <summary>As in eng/versions.json: the first that locks a state in S3 by itself.</summary>
    const string LeastTerraform = "1.10";

    public static void Set(TerraformStack stack, Settings settings)
    {
        // CDKTF's HCL would write it wrongly.
        if (!App.Of(stack).HclOutput)
        {
            stack.AddOverride("terraform.required_version", $">= {LeastTerraform}");
        }

        if (settings.State.Bucket is not { } bucket)
        {
            // Beside the output folder, as by default, but relative: the JSON is then the same on every machine.
            _ = new LocalBackend(
                stack,
                new LocalBackendConfig { Path = $"../../../terraform.{stack.Node.Id}.{settings.Region}.tfstate" }
            );
            return;
        }

        _ = new S3Backend(
            stack,
            new S3BackendConfig
            {
                Bucket = bucket,
                Key = $"{stack.Node.Id}/{settings.Region}/terraform.tfstate",
                Region = settings.State.Region ?? settings.Region,
                Encrypt = true,
                KmsKeyId = settings.State.KeyArn,
            }
        );
        // Terraform's own lock is younger than CDKTF.
        stack.AddOverride("terraform.backend.s3.use_lockfile", true);
    }
}
