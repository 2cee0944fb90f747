using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Infra.Configuration;

namespace MarketData.Infra.Deployer;

/// <summary>The deployer's policies as files beside the stacks, for whoever makes the deployer's role.</summary>
public static class DeployerFiles
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="settings">The deployment's.</param>
    /// <param name="stacks">The folders with their Terraform JSON.</param>
    /// <param name="output">Where synthesis writes.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(Settings settings, IReadOnlyList<string> stacks, string output)
    {
        var folder = Path.Combine(output, "deployer");
        if (Directory.Exists(folder))
        {
            // There may have been more of them.
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var policy = new DeployerPolicy(
            new ResourceNames(settings.Suffix, settings.Region),
            settings.Account,
            [.. stacks.Select(Read)]
        );
        return [.. WriteTo(folder, "deploy", policy.ToDeploy()), .. WriteTo(folder, "plan", policy.ToPlan())];
    }

    static JsonObject Read(string stack) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(stack, "cdk.tf.json")))!.AsObject();

    static IEnumerable<string> WriteTo(string folder, string name, IReadOnlyList<JsonObject> documents)
    {
        foreach (var (index, document) in documents.Index())
        {
            var file = Path.Combine(folder, $"{name}-{index + 1}.json");
            File.WriteAllText(file, document.ToJsonString(Readable) + "\n");
            yield return file;
        }
    }
}
