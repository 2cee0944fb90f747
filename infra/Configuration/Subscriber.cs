using System.Text.Json.Nodes;

namespace MarketData.Infra.Configuration;

/// <summary>Who gets alerts by e-mail, and which.</summary>
/// <param name="Email">Confirmed by its owner before the first alert.</param>
/// <param name="Symbols">Empty: all.</param>
/// <param name="Severities">Empty: all.</param>
public sealed record Subscriber(string Email, IReadOnlyList<string> Symbols, IReadOnlyList<string> Severities)
{
    internal const string EmailPattern = @"^[^@\s,]+@[^@\s.,]+(\.[^@\s.,]+)+$";

    const string SymbolPattern = "^[A-Za-z0-9./_:=^$+#&@-]{1,32}$";

    /// <summary>SNS takes 150 combinations of the values of a filter, and there are three severities.</summary>
    const int MostSymbols = 50;

    const string Allowed = "e-mail addresses, each plain or as an object with email, symbols and leastSeverity";

    /// <summary>From the least to the most severe.</summary>
    static readonly string[] AllSeverities = ["LOW", "MEDIUM", "HIGH"];

    bool HasFilter => Symbols.Count + Severities.Count > 0;

    /// <summary>Gets everything.</summary>
    public static Subscriber ToAll(string email) => new(email, [], []);

    internal static IReadOnlyList<Subscriber> Read(SettingsReader read)
    {
        var field = new Field(
            "subscribers",
            "ALERT_EMAILS",
            "Who gets alerts by e-mail: an address, or an object with `email` and a filter, of `symbols` (1 to 50), `leastSeverity` "
                + "(`LOW`, `MEDIUM`, `HIGH`) or both; as a variable addresses without filters, separated by commas"
        );
        var addresses = read.Items(field, Schema(), Allowed, given => Read(read, given))
            .GroupBy(subscriber => subscriber.Email, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (
            var address in addresses.Where(address =>
                address.Count() > 1 && address.Any(subscriber => subscriber.HasFilter)
            )
        )
        {
            read.Report(
                $"subscribers has {address.Key} more than once with a filter, but must name it once: SNS subscribes an address once."
            );
        }

        return [.. addresses.Select(address => address.First())];
    }

    static Subscriber? Read(SettingsReader read, Given given)
    {
        if (given.Text is not null || given.Members is not { } members)
        {
            return SettingsReader.Matching(given, EmailPattern) is { } address ? ToAll(address) : null;
        }

        var email = "";
        IReadOnlyList<string> symbols = [];
        IReadOnlyList<string> severities = [];
        foreach (var (name, value) in members)
        {
            switch (name)
            {
                case "email":
                    email =
                        SettingsReader.Matching(value, EmailPattern) ?? read.Refuse(value, "an e-mail address", "-");
                    break;
                case "symbols":
                    symbols = ReadSymbols(value) ?? read.Refuse(value, $"1 to {MostSymbols} symbols", symbols);
                    break;
                case "leastSeverity":
                    severities =
                        From(value.Text)
                        ?? read.Refuse(value, $"one of {string.Join(", ", AllSeverities)}", severities);
                    break;
                default:
                    read.Refuse(value, "absent: a subscriber has email, symbols and leastSeverity", "");
                    break;
            }
        }

        return email == "" ? null : new(email, symbols, severities);
    }

    /// <summary>In capitals, as the function writes them.</summary>
    static string[]? ReadSymbols(Given list)
    {
        var items = list.Items ?? [];
        string[] symbols =
        [
            .. items.Select(item => SettingsReader.Matching(item, SymbolPattern)?.ToUpperInvariant()).OfType<string>(),
        ];
        return symbols.Length == items.Count && symbols.Length is >= 1 and <= MostSymbols
            ? [.. symbols.Distinct()]
            : null;
    }

    /// <summary>All of them are the same as no filter.</summary>
    static string[]? From(string? least) =>
        Array.IndexOf(AllSeverities, least) switch
        {
            < 0 => null,
            0 => [],
            var index => AllSeverities[index..],
        };

    static JsonObject Schema() =>
        new()
        {
            ["type"] = "array",
            ["items"] = new JsonObject
            {
                ["oneOf"] = new JsonArray(
                    SettingsReader.TextSchema(EmailPattern),
                    new JsonObject
                    {
                        ["type"] = "object",
                        ["additionalProperties"] = false,
                        ["required"] = new JsonArray("email"),
                        ["properties"] = new JsonObject
                        {
                            ["email"] = SettingsReader.TextSchema(EmailPattern),
                            ["symbols"] = new JsonObject
                            {
                                ["type"] = "array",
                                ["minItems"] = 1,
                                ["maxItems"] = MostSymbols,
                                ["items"] = SettingsReader.TextSchema(SymbolPattern),
                            },
                            ["leastSeverity"] = new JsonObject { ["enum"] = new JsonArray([.. AllSeverities]) },
                        },
                    }
                ),
            },
        };
}
