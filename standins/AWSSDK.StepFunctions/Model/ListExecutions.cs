using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class ListExecutionsRequest : AmazonStepFunctionsRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }

    public string? StateMachineArn { get; set; }

    public ExecutionStatus? StatusFilter { get; set; }
}

public class ListExecutionsResponse : AmazonWebServiceResponse
{
    public List<ExecutionListItem>? Executions { get; set; }

    public string? NextToken { get; set; }
}

public class ExecutionListItem
{
    public string? ExecutionArn { get; set; }

    public string? Name { get; set; }

    public DateTime? StartDate { get; set; }

    public string? StateMachineArn { get; set; }

    public ExecutionStatus? Status { get; set; }

    public DateTime? StopDate { get; set; }
}
