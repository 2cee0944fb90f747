namespace Amazon.Lambda.Core;

/// <summary>Set by the AWS Mobile SDK only.</summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }
    IClientApplication Client { get; }
    IDictionary<string, string> Custom { get; }
}
