namespace MarketData.Infra.Shared;

/// <summary>What a function runs: a package, or an image.</summary>
public abstract class FunctionCode
{
    /// <summary>Lambda puts layers beside a package; into an image it puts nothing.</summary>
    public abstract bool TakesLayers { get; }

    /// <param name="config">What the function is made from.</param>
    /// <param name="handler">What of the code it runs: a package's handler, an image's command.</param>
    public abstract void WriteTo(LambdaFunctionConfig config, string handler);

    /// <summary>Without the code every plan of the function fails, and names the command that makes it.</summary>
    public abstract void Require(LambdaFunction function);
}
