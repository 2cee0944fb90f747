using System.Text.Json;
using MarketData.Tools;

namespace MarketData.Infra.Configuration;

/// <summary>Where settings come from: the file of the environment, and variables over it.</summary>
public sealed record SettingsSources
{
    const string Context = "--context";
    const string EnvironmentKey = "environment";

    /// <summary>Reads an environment variable by its name.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Holds a file for each environment.</summary>
    public string Folder { get; init; } = Path.Combine(Checkout.Root, "settings");

    /// <summary>The environment that CDKTF's context or the command line names.</summary>
    public string? Environment { get; init; }

    /// <summary>What is wrong with the command line.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public static SettingsSources OfProcess(string[] arguments)
    {
        var sources = new SettingsSources
        {
            Variable = System.Environment.GetEnvironmentVariable,
            Environment = OfCdktf(System.Environment.GetEnvironmentVariable("CDKTF_CONTEXT_JSON")),
        };
        return arguments switch
        {
            [] => sources,
            [Context, var pair] when pair.Split('=', 2) is [EnvironmentKey, var name] => sources with
            {
                Environment = name,
            },
            _ => sources with
            {
                Problems =
                [
                    $"The arguments are '{string.Join(' ', arguments)}', but must be none or {Context} {EnvironmentKey}=NAME.",
                ],
            },
        };
    }

    /// <summary>CDKTF's command line passes the <c>context</c> of cdktf.json on in this form.</summary>
    static string? OfCdktf(string? context)
    {
        if (string.IsNullOrEmpty(context))
        {
            return null;
        }

        using var json = JsonDocument.Parse(context);
        return json.RootElement.TryGetProperty(EnvironmentKey, out var name) ? name.GetString() : null;
    }
}
