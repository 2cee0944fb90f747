using System.Text;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Topic;

namespace MarketData.Tests.Model.Simulated;

/// <summary>Where calls go: to the tables or to the topic.</summary>
sealed class Network(IStore store, TopicModel topic, Random random)
{
    public Func<HttpResponseMessage> Begin(Call call)
    {
        var isPartial = call.Fault == FaultKind.Partial;
        return call.Operation switch
        {
            "PublishBatch" => () =>
                topic.Answer(Encoding.UTF8.GetString(call.Body), _ => isPartial && random.Next(2) == 0),
            "BatchGetItem" when isPartial => PartialRead.Begin(store, call.Body, random),
            _ => store.Begin(call.Operation, call.Body),
        };
    }
}
