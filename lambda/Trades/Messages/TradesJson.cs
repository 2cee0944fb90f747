using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketData.Trades.Messages;

/// <summary>How the workflow's inputs and the tasks' answers are read and written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ValidationAnswer))]
[JsonSerializable(typeof(EnrichmentAnswer))]
[JsonSerializable(typeof(RecordRequest))]
[JsonSerializable(typeof(RecordAnswer))]
sealed partial class TradesJson : JsonSerializerContext;
