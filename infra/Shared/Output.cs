using System.Globalization;

namespace MarketData.Infra.Shared;

/// <summary>
/// A name, ARN, URL or threshold that others need to know after a deployment: an output of the stack for people and
/// tools, a parameter for other systems.
/// </summary>
/// <param name="Group">A folder of parameters, and a chapter of docs/outputs.md.</param>
/// <param name="Name">One of <see cref="Contract.OutputNames"/>.</param>
/// <param name="Value">What is published; may be a reference that Terraform resolves.</param>
/// <param name="Description">What the value is.</param>
public sealed record Output(string Group, string Name, string Value, string Description)
{
    public Output(string group, string name, int value, string description)
        : this(group, name, value.ToString(CultureInfo.InvariantCulture), description) { }

    public static void Publish(TerraformStack stack, Foundation foundation, IEnumerable<Output> outputs)
    {
        foreach (var output in outputs)
        {
            _ = new TerraformOutput(
                stack,
                output.Name,
                new TerraformOutputConfig { Value = output.Value, Description = output.Description }
            );
            _ = new SsmParameter(
                stack,
                $"parameter-{output.Name}",
                new SsmParameterConfig
                {
                    Name = $"{foundation.Names.OutputsPath(foundation.Purpose)}{output.Group}/{output.Name}",
                    Description = output.Description,
                    // No secret: an encrypted one would cost a call of KMS, and the right to it, for each reading.
                    Type = "String",
                    Value = output.Value,
                }
            );
        }
    }
}
