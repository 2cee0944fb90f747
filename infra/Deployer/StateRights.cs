using System.Text.Json.Nodes;

namespace MarketData.Infra.Deployer;

/// <summary>
/// The bucket with Terraform's states, and their locks:
/// https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
/// </summary>
static class StateRights
{
    /// <param name="backends">Of the stacks, in one bucket.</param>
    /// <param name="region">The deployment's.</param>
    public static IEnumerable<Right> Of(IReadOnlyList<JsonObject> backends, string region)
    {
        if (backends.Count == 0)
        {
            return [];
        }

        var bucket = Bucket(Text(backends[0], "bucket"));
        var states = backends.Select(backend => $"{bucket}/{Text(backend, "key")}").ToList();
        var locks = states.Select(state => $"{state}.tflock").ToArray();
        List<Right> rights =
        [
            new Scope("StateBucket", [bucket]).Allow("s3", "ListBucket"),
            new Scope("States", [.. states, .. locks]).Allow("s3", "GetObject PutObject"),
            new Scope("StateLocks", locks).Allow("s3", "DeleteObject"),
        ];
        if (backends[0]["kms_key_id"]?.GetValue<string>() is { } key)
        {
            rights.Add(new Scope("StateKey", [key]).Allow("kms", "Decrypt Encrypt GenerateDataKey"));
        }

        return rights;

        string Bucket(string name) => Arns.Of("s3", "", "", name, region);
    }

    static string Text(JsonObject backend, string name) => backend[name]!.GetValue<string>();
}
