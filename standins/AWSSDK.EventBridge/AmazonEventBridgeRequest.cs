using Amazon.Runtime;

namespace Amazon.EventBridge;

public abstract class AmazonEventBridgeRequest : AmazonWebServiceRequest;
