using System.Text.Json;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Steps;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>
/// Terraform's plan (https://developer.hashicorp.com/terraform/internals/json-format), reduced to what would change:
/// each attribute, or the whole resource, with its address.
/// </summary>
static class PlannedChanges
{
    /// <summary>
    /// What deploying with one setting changed would change. From then on the stack's folder holds that one.
    /// </summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        DeployedStack stack,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellation
    )
    {
        const string plan = "changes.tfplan";
        const string configuration = "cdk.tf.json";
        using var workspace = new Workspace();
        var stacks = await DotNet.SynthesizeAsync(workspace, settings, _ => { }, cancellation);
        var terraform = stack.Terraform;
        var changed = Path.Combine(stacks, Path.GetFileName(terraform.Folder), configuration);
        // The path to the function's package is relative: both folders lie at the same depth.
        File.Copy(changed, Path.Combine(terraform.Folder, configuration), overwrite: true);
        await terraform.Command("plan", "-no-color", $"-out={plan}").RunAsync(cancellation);
        return Parse(await terraform.Command("show", "-json", plan).RunAsync(cancellation));
    }

    static IReadOnlyList<string> Parse(string json)
    {
        using var plan = JsonDocument.Parse(json);
        return
        [
            .. plan
                .RootElement.GetProperty("resource_changes")
                .EnumerateArray()
                .SelectMany(Read)
                .Order(StringComparer.Ordinal),
        ];
    }

    static IEnumerable<string> Read(JsonElement resource)
    {
        var address = resource.GetProperty("address").GetString()!;
        var change = resource.GetProperty("change");
        var actions = string.Join(
            '+',
            change.GetProperty("actions").EnumerateArray().Select(action => action.GetString())
        );
        return actions switch
        {
            // Data is read again in every plan.
            "no-op" or "read" => [],
            "update" => Attributes(change).Select(attribute => $"{address}: {attribute}"),
            _ => [$"{address}: {actions}"],
        };
    }

    static IEnumerable<string> Attributes(JsonElement change)
    {
        var before = change.GetProperty("before");
        var unknown = change.GetProperty("after_unknown");
        var after = change
            .GetProperty("after")
            .EnumerateObject()
            .ToDictionary(attribute => attribute.Name, attribute => attribute.Value.GetRawText());
        return before
            .EnumerateObject()
            .Where(attribute => !IsUnknown(attribute.Name))
            .Where(attribute => after.GetValueOrDefault(attribute.Name) != attribute.Value.GetRawText())
            .Select(attribute => attribute.Name);

        bool IsUnknown(string name) =>
            unknown.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
    }
}
