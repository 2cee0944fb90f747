using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class PutLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public List<InputLogEvent>? LogEvents { get; set; }

    public string? LogGroupName { get; set; }

    public string? LogStreamName { get; set; }
}

public class InputLogEvent
{
    public string? Message { get; set; }

    public DateTime? Timestamp { get; set; }
}

public class PutLogEventsResponse : AmazonWebServiceResponse
{
    public RejectedLogEventsInfo? RejectedLogEventsInfo { get; set; }
}

public class RejectedLogEventsInfo
{
    public int? ExpiredLogEventEndIndex { get; set; }

    public int? TooNewLogEventStartIndex { get; set; }

    public int? TooOldLogEventEndIndex { get; set; }
}
