namespace MarketData.UnitTests.StandIns;

/// <summary>The types that the SDK's generator writes alike for every service.</summary>
static class GeneratedPattern
{
    static readonly string[] Suffixes = ["Client", "Config", "Exception", "Request"];

    public static IEnumerable<Type> TypesOf(Type client) =>
        Suffixes.Select(suffix =>
            client.Assembly.GetType($"{client.Namespace}.{ServiceOf(client)}{suffix}", throwOnError: true)!
        );

    /// <summary>Bases, constructors and properties, paginators excepted, in words that fit every service.</summary>
    public static IEnumerable<string> Describe(Type client) =>
        TypesOf(client)
            .SelectMany(type =>
                Signature
                    .MembersOf(type)
                    .Where(member => member.StartsWith("new(", StringComparison.Ordinal) || member.EndsWith('}'))
                    .Where(member => !member.EndsWith(" Paginators { get; }", StringComparison.Ordinal))
                    .Prepend(Signature.Of(type))
                    .Select(member => $"{Signature.Name(type)}: {member}")
            )
            .Select(line => line.Replace(ServiceOf(client), "AmazonX", StringComparison.Ordinal));

    static string ServiceOf(Type client) => client.Name[..^"Client".Length];
}
