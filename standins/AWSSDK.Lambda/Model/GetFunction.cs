using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class GetFunctionRequest : AmazonLambdaRequest
{
    public string? FunctionName { get; set; }

    public string? Qualifier { get; set; }
}

public class GetFunctionResponse : AmazonWebServiceResponse
{
    public Concurrency? Concurrency { get; set; }

    public FunctionConfiguration? Configuration { get; set; }
}

public class Concurrency
{
    public int? ReservedConcurrentExecutions { get; set; }
}
