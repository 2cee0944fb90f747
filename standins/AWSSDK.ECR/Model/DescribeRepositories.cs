using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class DescribeRepositoriesRequest : AmazonECRRequest
{
    public List<string>? RepositoryNames { get; set; }
}

public class DescribeRepositoriesResponse : AmazonWebServiceResponse
{
    public List<Repository>? Repositories { get; set; }
}

public class Repository
{
    public string? RepositoryArn { get; set; }

    public string? RepositoryName { get; set; }

    public string? RepositoryUri { get; set; }
}
