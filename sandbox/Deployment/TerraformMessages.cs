using System.Text.Json;

namespace MarketData.Sandbox.Deployment;

/// <summary>
/// What Terraform prints with <c>-json</c>, a message a line
/// (https://developer.hashicorp.com/terraform/internals/machine-readable-ui).
/// </summary>
sealed class TerraformMessages(Action<string> progress)
{
    readonly List<string> errors = [];
    int done;

    public IReadOnlyList<string> Errors => errors;

    public void Read(string line)
    {
        using var message = JsonDocument.Parse(line);
        var root = message.RootElement;
        switch (root.GetProperty("type").GetString())
        {
            case "apply_complete":
                progress($"{++done} resources");
                break;
            case "diagnostic" when root.GetProperty("@level").GetString() == "error":
                var diagnostic = root.GetProperty("diagnostic");
                var (summary, detail) = (diagnostic.GetProperty("summary"), diagnostic.GetProperty("detail"));
                errors.Add($"{summary.GetString()} {detail.GetString()}".Trim());
                break;
        }
    }
}
