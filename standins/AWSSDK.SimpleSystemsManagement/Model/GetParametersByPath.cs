using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

public class GetParametersByPathRequest : AmazonSimpleSystemsManagementRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }

    public string? Path { get; set; }

    public bool? Recursive { get; set; }

    public bool? WithDecryption { get; set; }
}

public class GetParametersByPathResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }

    public List<Parameter>? Parameters { get; set; }
}

public class Parameter
{
    public DateTime? LastModifiedDate { get; set; }

    public string? Name { get; set; }

    public ParameterType? Type { get; set; }

    public string? Value { get; set; }

    public long? Version { get; set; }
}
