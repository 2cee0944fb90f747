namespace MarketData.Infra.Deployer.Rights;

/// <summary>Of queues and topics.</summary>
static class MessagingRights
{
    public static IEnumerable<TypeRights> In(Place place) =>
        [
            new(
                "aws_sqs_queue",
                "sqs/queue.go",
                place.Queues.Allow("sqs", "CreateQueue GetQueueAttributes SetQueueAttributes DeleteQueue"),
                place.Queues.Allow("sqs", "ListQueueTags TagQueue UntagQueue")
            ),
            new(
                "aws_sns_topic",
                "sns/topic.go",
                place.Topics.Allow("sns", "CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic"),
                place.Topics.Allow("sns", "ListTagsForResource TagResource UntagResource")
            ),
            new(
                "aws_sns_topic_policy",
                "sns/topic_policy.go",
                place.Topics.Allow("sns", "GetTopicAttributes SetTopicAttributes")
            ),
            new(
                "aws_sns_topic_subscription",
                "sns/topic_subscription.go",
                place.Topics.Allow("sns", "Subscribe ListSubscriptionsByTopic Unsubscribe"),
                place.Topics.Allow("sns", "GetSubscriptionAttributes SetSubscriptionAttributes")
            ),
        ];
}
