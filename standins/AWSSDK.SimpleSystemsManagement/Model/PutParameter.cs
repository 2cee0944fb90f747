using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement.Model;

public class PutParameterRequest : AmazonSimpleSystemsManagementRequest
{
    public string? Name { get; set; }

    public bool? Overwrite { get; set; }

    public ParameterType? Type { get; set; }

    public string? Value { get; set; }
}

public class PutParameterResponse : AmazonWebServiceResponse
{
    public long? Version { get; set; }
}
