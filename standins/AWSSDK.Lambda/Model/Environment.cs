namespace Amazon.Lambda.Model;

/// <summary>
/// Used by nothing here. It is offered because its name is also System.Environment's: what imports both namespaces is
/// ambiguous with the real package, and so it is here.
/// </summary>
public class Environment
{
    public Dictionary<string, string>? Variables { get; set; }
}
