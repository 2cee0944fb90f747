using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Simulated;

/// <summary>Where calls go: to the tables, to the topic, to the queues or to KMS.</summary>
sealed class Network(IStore store, TopicModel topic, QueueModel queues, Random random)
{
    readonly List<Mail> mails = [];

    public KmsModel Kms { get; } = new();

    /// <summary>What the topic took so far.</summary>
    public IReadOnlyList<Mail> Mails => mails;

    public Func<HttpResponseMessage?> Begin(Call call)
    {
        var isPartial = call.Fault == FaultKind.Partial;
        return call.Operation switch
        {
            "PublishBatch" => () => Publish(call, isPartial),
            "BatchGetItem" when isPartial => PartialRead.Begin(
                store,
                call.Body,
                place => call.Hit?.Contains(place) ?? random.Next(2) == 0
            ),
            "SendMessageBatch" or "ChangeMessageVisibilityBatch" => () => queues.Answer(call.Operation, call.Text),
            "GenerateDataKeyWithoutPlaintext" or "Decrypt" => () => Kms.Answer(call.Operation, call.Text),
            _ when call.Process.IsNewer => NewerVersion.Begin(store, call),
            _ => store.Begin(call.Operation, call.Body),
        };
    }

    HttpResponseMessage Publish(Call call, bool isPartial)
    {
        var before = topic.Published.Count;
        var answer = topic.Answer(call.Text, _ => isPartial && random.Next(2) == 0);
        mails.AddRange(topic.Published.Skip(before).Select(message => new Mail(message, call.Invocation)));
        return answer;
    }
}
