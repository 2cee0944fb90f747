using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class GetExecutionHistoryRequest : AmazonStepFunctionsRequest
{
    public string? ExecutionArn { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public class GetExecutionHistoryResponse : AmazonWebServiceResponse
{
    public List<HistoryEvent>? Events { get; set; }

    public string? NextToken { get; set; }
}

public class HistoryEvent
{
    public long? Id { get; set; }

    public long? PreviousEventId { get; set; }

    public StateEnteredEventDetails? StateEnteredEventDetails { get; set; }

    public DateTime? Timestamp { get; set; }

    public HistoryEventType? Type { get; set; }
}

public class StateEnteredEventDetails
{
    public string? Name { get; set; }
}
