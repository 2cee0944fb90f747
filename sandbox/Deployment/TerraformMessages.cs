using System.Text.Json;

namespace MarketData.Sandbox.Deployment;

/// <summary>
/// What Terraform prints with <c>-json</c>, a message a line
/// (https://developer.hashicorp.com/terraform/internals/machine-readable-ui).
/// </summary>
public sealed class TerraformMessages(Action<string> progress)
{
    /// <summary>The action on a data source, which is read to be destroyed, too, and is no resource.</summary>
    const string DataRead = "read";

    readonly List<string> errors = [];
    int planned;
    int done;

    public IReadOnlyList<string> Errors => errors;

    public void Read(string line)
    {
        using var message = JsonDocument.Parse(line);
        var root = message.RootElement;
        switch (root.GetProperty("type").GetString())
        {
            case "change_summary" when root.GetProperty("changes") is var plan && IsPlan(plan):
                planned = Count(plan, "add") + Count(plan, "change") + Count(plan, "remove");
                break;
            case "apply_complete" when root.GetProperty("hook").GetProperty("action").GetString() != DataRead:
                progress($"{++done} of {planned} resources");
                break;
            case "diagnostic" when root.GetProperty("@level").GetString() == "error":
                var diagnostic = root.GetProperty("diagnostic");
                var (summary, detail) = (diagnostic.GetProperty("summary"), diagnostic.GetProperty("detail"));
                errors.Add($"{summary.GetString()} {detail.GetString()}".Trim());
                break;
        }
    }

    static bool IsPlan(JsonElement changes) => changes.GetProperty("operation").GetString() == "plan";

    static int Count(JsonElement changes, string kind) => changes.GetProperty(kind).GetInt32();
}
