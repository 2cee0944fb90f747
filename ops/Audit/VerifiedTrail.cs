using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketData.Ops.Audit;

/// <summary>An <see cref="AuditVerification"/> as JSON.</summary>
sealed record VerifiedTrail(
    bool Ok,
    long Records,
    int Chains,
    long? Rows,
    long? Expired,
    IReadOnlyList<string> Problems,
    CopyFacts? Copy = null
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VerifiedTrail))]
[JsonSerializable(typeof(RotatedKey))]
[JsonSerializable(typeof(MadeCopy))]
sealed partial class AuditJson : JsonSerializerContext;
