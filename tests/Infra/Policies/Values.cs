using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>What values of synthesized resources say.</summary>
static class Values
{
    public static bool Is(JsonNode? value) => value?.GetValue<bool>() ?? false;

    /// <summary>With a key, or by SQS itself.</summary>
    public static bool IsEncrypted(JsonObject queue) =>
        queue.ContainsKey("kms_master_key_id") || Is(queue["sqs_managed_sse_enabled"]);

    /// <summary>A key of this stack.</summary>
    public static bool IsOwnKey(JsonNode? value) =>
        value?.GetValue<string>().StartsWith("${aws_kms_key.", StringComparison.Ordinal) ?? false;
}
