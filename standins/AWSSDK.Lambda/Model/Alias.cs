using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class GetAliasRequest : AmazonLambdaRequest
{
    public string? FunctionName { get; set; }

    public string? Name { get; set; }
}

public class GetAliasResponse : AmazonWebServiceResponse
{
    public string? AliasArn { get; set; }

    public string? Description { get; set; }

    public string? FunctionVersion { get; set; }

    public string? Name { get; set; }

    public string? RevisionId { get; set; }

    public AliasRoutingConfiguration? RoutingConfig { get; set; }
}

public class UpdateAliasRequest : AmazonLambdaRequest
{
    public string? Description { get; set; }

    public string? FunctionName { get; set; }

    public string? FunctionVersion { get; set; }

    public string? Name { get; set; }

    public string? RevisionId { get; set; }

    public AliasRoutingConfiguration? RoutingConfig { get; set; }
}

public class UpdateAliasResponse : AmazonWebServiceResponse
{
    public string? AliasArn { get; set; }

    public string? Description { get; set; }

    public string? FunctionVersion { get; set; }

    public string? Name { get; set; }

    public string? RevisionId { get; set; }

    public AliasRoutingConfiguration? RoutingConfig { get; set; }
}

public class AliasRoutingConfiguration
{
    public Dictionary<string, double>? AdditionalVersionWeights { get; set; }
}
