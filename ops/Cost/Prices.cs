using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketData.Ops.Cost;

/// <summary>
/// What AWS takes, in US dollars. Unless given otherwise, list prices of us-east-1 as of 2026-11, without free tiers:
/// aws.amazon.com/eventbridge/pricing, /sqs/pricing, /dynamodb/pricing (on demand), /lambda/pricing (arm64),
/// /sns/pricing, /cloudwatch/pricing, /step-functions/pricing.
/// </summary>
public sealed record Prices
{
    public static readonly Prices List = new();

    public double MillionCustomEvents { get; init; } = 1.00;
    public double ArchivedGigabyte { get; init; } = 0.10;
    public double MillionQueueRequests { get; init; } = 0.40;
    public double MillionWriteUnits { get; init; } = 0.625;
    public double MillionReadUnits { get; init; } = 0.125;
    public double StoredGigabyteMonth { get; init; } = 0.25;

    /// <summary>Of point-in-time recovery.</summary>
    public double RecoveryGigabyteMonth { get; init; } = 0.20;

    public double MillionInvocations { get; init; } = 0.20;
    public double GigabyteSecond { get; init; } = 0.0000133334;
    public double MillionPublications { get; init; } = 0.50;
    public double MillionEmails { get; init; } = 20.00;
    public double LoggedGigabyte { get; init; } = 0.50;
    public double MillionTransitions { get; init; } = 25.00;

    /// <exception cref="FormatException">It is no JSON object of prices, or one is below 0.</exception>
    public static Prices Parse(string json)
    {
        Prices prices;
        try
        {
            prices =
                JsonSerializer.Deserialize(json, PricesJson.Default.Prices) ?? throw new JsonException("it is null.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"the prices are not a JSON object with {Names()}: {wrong.Message}", wrong);
        }

        var negative = Members().FirstOrDefault(price => (double)price.GetValue(prices)! < 0);
        return negative is null
            ? prices
            : throw new FormatException($"{NameOf(negative)} is {negative.GetValue(prices)}, but must be 0 or more.");
    }

    static string Names() => string.Join(", ", Members().Select(NameOf));

    static string NameOf(PropertyInfo price) => JsonNamingPolicy.CamelCase.ConvertName(price.Name);

    static IEnumerable<PropertyInfo> Members() =>
        typeof(Prices).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(price => price.CanWrite);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict
)]
[JsonSerializable(typeof(Prices))]
sealed partial class PricesJson : JsonSerializerContext;
