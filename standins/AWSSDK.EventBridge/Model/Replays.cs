using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

public class DescribeArchiveRequest : AmazonEventBridgeRequest
{
    public string? ArchiveName { get; set; }
}

public class DescribeArchiveResponse : AmazonWebServiceResponse
{
    public string? ArchiveArn { get; set; }

    public string? ArchiveName { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? EventSourceArn { get; set; }

    public int? RetentionDays { get; set; }
}

public class StartReplayRequest : AmazonEventBridgeRequest
{
    public string? Description { get; set; }

    public ReplayDestination? Destination { get; set; }

    public DateTime? EventEndTime { get; set; }

    public string? EventSourceArn { get; set; }

    public DateTime? EventStartTime { get; set; }

    public string? ReplayName { get; set; }
}

public class StartReplayResponse : AmazonWebServiceResponse
{
    public string? ReplayArn { get; set; }

    public DateTime? ReplayStartTime { get; set; }

    public ReplayState? State { get; set; }

    public string? StateReason { get; set; }
}

public class DescribeReplayRequest : AmazonEventBridgeRequest
{
    public string? ReplayName { get; set; }
}

public class DescribeReplayResponse : AmazonWebServiceResponse
{
    public DateTime? EventEndTime { get; set; }

    public DateTime? EventLastReplayedTime { get; set; }

    public string? EventSourceArn { get; set; }

    public DateTime? EventStartTime { get; set; }

    public string? ReplayArn { get; set; }

    public DateTime? ReplayEndTime { get; set; }

    public string? ReplayName { get; set; }

    public DateTime? ReplayStartTime { get; set; }

    public ReplayState? State { get; set; }

    public string? StateReason { get; set; }
}

public class ReplayDestination
{
    public string? Arn { get; set; }

    public List<string>? FilterArns { get; set; }
}
