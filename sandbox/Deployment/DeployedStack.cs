using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Deployment;

/// <summary>A stack as it stands in the engines: Terraform's resources, and tables that hold data.</summary>
public sealed record DeployedStack(Engines Engines, TerraformCli Terraform, StackOutputs Outputs)
{
    /// <param name="scope">The run.</param>
    /// <param name="engines">Where it is deployed.</param>
    /// <param name="terraform">In the synthesized stack's folder, initialized.</param>
    /// <param name="tables">The outputs that name its tables.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<DeployedStack> DeployAsync(
        RunScope scope,
        Engines engines,
        TerraformCli terraform,
        IReadOnlyList<string> tables,
        CancellationToken cancellation
    )
    {
        var stack = Path.GetFileName(terraform.Folder);
        await scope.Phases.RunAsync($"deploy {stack}", detail => terraform.ApplyAsync(detail, cancellation));
        var outputs = await terraform.OutputsAsync(cancellation);
        await scope.Phases.RunAsync(
            $"mirror the tables of {stack}",
            _ =>
                Task.WhenAll(
                    tables.Select(table =>
                        TableMirror.CopyAsync(
                            engines.Aws.DynamoDb,
                            engines.DynamoDb.Client,
                            outputs.Value(table),
                            cancellation
                        )
                    )
                )
        );
        return new(engines, terraform, outputs);
    }
}
