using System.Diagnostics.CodeAnalysis;

namespace MarketData.Hosting.Tracing;

/// <summary>
/// Where an invocation stands in an X-Ray trace: <c>Root=1-…;Parent=…;Sampled=1</c>.
/// https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
/// </summary>
public sealed record TraceHeader(string Root, string Parent)
{
    /// <returns>False where the trace is not recorded, or there is none.</returns>
    public static bool TryParseSampled(string? header, [NotNullWhen(true)] out TraceHeader? trace)
    {
        var fields = (header ?? "")
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .DistinctBy(field => field[0])
            .ToDictionary(field => field[0], field => field[1]);
        trace =
            fields.GetValueOrDefault("Sampled") == "1"
            && fields.TryGetValue("Root", out var root)
            && fields.TryGetValue("Parent", out var parent)
                ? new TraceHeader(root, parent)
                : null;
        return trace is not null;
    }
}
