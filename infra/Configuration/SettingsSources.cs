using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.Infra.Configuration;

/// <summary>Where settings come from: the file of the environment, and variables that override it.</summary>
public sealed record SettingsSources
{
    const string Context = "--context";
    const string ContextKey = "environment";

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
        // CDKTF's command line passes on the `context` of cdktf.json in this variable.
        var context = System.Environment.GetEnvironmentVariable("CDKTF_CONTEXT_JSON");
        var sources = new SettingsSources
        {
            Variable = System.Environment.GetEnvironmentVariable,
            Environment = string.IsNullOrEmpty(context) ? null : (string?)JsonNode.Parse(context)![ContextKey],
        };
        if (sources.Text(SettingsVariables.Folder) is { } folder)
        {
            sources = sources with { Folder = Path.GetFullPath(folder) };
        }

        return arguments switch
        {
            [] => sources,
            [Context, var pair] when pair.Split('=', 2) is [ContextKey, var name] => sources with
            {
                Environment = name,
            },
            _ => sources with
            {
                Problems =
                [
                    $"The arguments are '{string.Join(' ', arguments)}', "
                        + $"but must be none or {Context} {ContextKey}=NAME.",
                ],
            },
        };
    }

    /// <summary>Null where the variable is not set or empty.</summary>
    internal string? Text(string variable) => NullIfBlank(Variable(variable));

    /// <summary>Null, with a problem, where the environment's name cannot be one.</summary>
    internal string? Suffix(List<string> problems)
    {
        var variable = Text(SettingsVariables.Suffix);
        var context = NullIfBlank(Environment);
        if (variable is not null && context is not null && variable != context)
        {
            // Two names that contradict each other would deploy the wrong environment half of the time.
            problems.Add(
                $"{Context} {ContextKey} is \"{context}\", "
                    + $"but must be \"{variable}\" as {SettingsVariables.Suffix} says, or absent."
            );
        }

        var suffix = variable ?? context ?? "dev";
        var where = variable is null ? $"{Context} {ContextKey}" : SettingsVariables.Suffix;
        var wrong = SchemaCheck.Problems(suffix, SettingsTable.Schema["$defs"]!["suffix"]!, where).ToList();
        problems.AddRange(wrong);
        return wrong.Count == 0 ? suffix : null;
    }

    static string? NullIfBlank(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
