using MarketData.Tools;

namespace MarketData.Infra.Shared;

/// <summary>A file of the repository that another command writes, as a stack's Terraform refers to it.</summary>
/// <param name="pathInRepository">Below the repository's root.</param>
/// <param name="stackFolder">Where Terraform runs.</param>
public sealed class RequiredFile(string pathInRepository, string stackFolder)
{
    /// <summary>Relative to the folder where Terraform runs, so that the JSON is the same on every machine.</summary>
    public string PathFromStack { get; } =
        Path.GetRelativePath(stackFolder, Path.Combine(Checkout.Root, pathInRepository)).Replace('\\', '/');

    /// <summary>
    /// The value of a function of Terraform that reads the file. A missing file is left to <see cref="Require"/>.
    /// </summary>
    public string Read(string expression) => $"${{fileexists(\"{PathFromStack}\") ? {expression} : \"missing\"}}";

    /// <summary>Without the file every plan of the resource fails; synth and validate work.</summary>
    /// <param name="resource">What needs the file.</param>
    /// <param name="what">What the file is, as a sentence begins with it.</param>
    /// <param name="remedy">What to do, as a sentence.</param>
    public void Require(TerraformResource resource, string what, string remedy)
    {
        var condition = new Dictionary<string, object>
        {
            // Terraform refuses a condition that refers to nothing. So this one refers to path.module, here always ".".
            ["condition"] = $"${{fileexists(\"${{path.module}}/{PathFromStack}\")}}",
            ["error_message"] = $"{what} {pathInRepository} does not exist. {remedy}",
        };
        // CDKTF's HCL would make it an attribute, which Terraform refuses, unless it is marked as a block.
        resource.AddOverride(
            "lifecycle",
            App.Of(resource).HclOutput
                ? Block(new Dictionary<string, object> { ["precondition"] = Block(new[] { condition }) })
                : new Dictionary<string, object> { ["precondition"] = new[] { condition } }
        );
    }

    static Dictionary<string, object> Block(object value) =>
        new()
        {
            ["isBlock"] = true,
            ["type"] = value is Array ? "list" : "block",
            ["value"] = value,
        };
}
