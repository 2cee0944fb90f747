using System.Net;
using Amazon.Runtime;
using Amazon.SQS;

namespace MarketData.UnitTests.StandIns;

public class ErrorTests
{
    const string Missing = """{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "no such queue"}""";

    [Test]
    public void An_error_is_the_services_own_exception_with_its_code()
    {
        using var sqs = new Answers(HttpStatusCode.BadRequest, Missing).Sqs();

        var refused = Assert.CatchAsync<AmazonSQSException>(() => sqs.ReceiveMessageAsync("http://queue.test/queue"))!;

        Assert.That((refused.ErrorCode, refused.Message), Is.EqualTo(("QueueDoesNotExist", "no such queue")));
    }

    [Test]
    public void A_code_of_the_query_protocol_is_kept()
    {
        using var sqs = new Answers(
            HttpStatusCode.BadRequest,
            Missing,
            ("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender")
        ).Sqs();

        var refused = Assert.CatchAsync<AmazonSQSException>(() => sqs.ReceiveMessageAsync("http://queue.test/queue"))!;

        Assert.That(
            (refused.ErrorCode, refused.ErrorType),
            Is.EqualTo(("AWS.SimpleQueueService.NonExistentQueue", ErrorType.Sender))
        );
    }
}
