using MarketData.Sandbox.Emulator;
using MarketData.Sandbox.Steps;

namespace MarketData.Sandbox.Deployment;

/// <summary>The stack as it stands in the engines: Terraform's resources, and tables that hold data.</summary>
public sealed record DeployedStack(Engines Engines, TerraformCli Terraform, StackOutputs Outputs)
{
    /// <param name="scope">The run.</param>
    /// <param name="engines">Where it is deployed.</param>
    /// <param name="folder">The synthesized stack.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<DeployedStack> DeployAsync(
        RunScope scope,
        Engines engines,
        string folder,
        CancellationToken cancellation
    )
    {
        var terraform = scope.Add(new TerraformCli(folder, engines));
        await scope.Phases.RunAsync("terraform init", _ => terraform.InitAsync(cancellation));
        await scope.Phases.RunAsync("deploy", detail => terraform.ApplyAsync(detail, cancellation));
        var outputs = await terraform.OutputsAsync(cancellation);
        await scope.Phases.RunAsync(
            "mirror the tables",
            _ =>
                Task.WhenAll(
                    outputs.Tables.Select(table =>
                        TableMirror.CopyAsync(engines.Aws.DynamoDb, engines.DynamoDb.Client, table, cancellation)
                    )
                )
        );
        return new(engines, terraform, outputs);
    }
}
