namespace Amazon.ECR.Model;

/// <summary>
/// Used by nothing here. It is offered because its name is also System.Attribute's: what imports both namespaces is
/// ambiguous with the real package, and so it is here.
/// </summary>
public class Attribute
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}
