using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace Amazon.EventBridge;

public interface IAmazonEventBridge : IAmazonService, IDisposable
{
    Task<DescribeRuleResponse> DescribeRuleAsync(
        DescribeRuleRequest request,
        CancellationToken cancellationToken = default
    );

    Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(
        ListTargetsByRuleRequest request,
        CancellationToken cancellationToken = default
    );

    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);
}
