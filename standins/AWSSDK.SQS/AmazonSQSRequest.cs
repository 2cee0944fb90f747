using Amazon.Runtime;

namespace Amazon.SQS;

public abstract class AmazonSQSRequest : AmazonWebServiceRequest;
