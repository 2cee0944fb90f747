namespace MarketData.Hosting.Tracing;

/// <summary>
/// The trace that an invocation belongs to: <c>Root=1-…;Parent=…;Sampled=1</c>, perhaps with more fields.
/// Format: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
/// </summary>
readonly record struct TraceHeader(string Root, string Parent)
{
    /// <summary>Null where there is no trace, or one that was not chosen to be recorded.</summary>
    public static TraceHeader? OfSampled(string? header)
    {
        string? root = null, parent = null, sampled = null;
        foreach (var field in (header ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            switch (field.Split('=', 2))
            {
                case ["Root", var value]:
                    root = value;
                    break;
                case ["Parent", var value]:
                    parent = value;
                    break;
                case ["Sampled", var value]:
                    sampled = value;
                    break;
            }
        }

        return root is { Length: > 0 } && parent is { Length: > 0 } && sampled == "1" ? new(root, parent) : null;
    }
}
