using MarketData.Contract;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Topic;

namespace MarketData.UnitTests.Function;

/// <summary>
/// One process of the function over the model's tables and topic, which answer at once; an hour after the opening.
/// </summary>
sealed class FunctionOnModel
{
    readonly List<string> calls = [];
    readonly WorldClock world = new(FedEvent.Opening.AddHours(1));

    public FunctionOnModel()
    {
        var random = new Random(0);
        var network = new Network(Store, Topic, Queues, random);
        Process = new SimulatedFunction(
            SimulatedSettings.Of(Store),
            new ProcessTime(world, wrongBy: TimeSpan.Zero),
            random,
            arrived: call =>
            {
                calls.Add(call.Operation);
                world.Advance(TimeOfCall);
                while (call.Operation != Stalled && !call.IsOver)
                {
                    call.Advance(network, kills: () => { });
                }
            }
        );
    }

    public ModelStore Store { get; } = new();

    public TopicModel Topic { get; } = new();

    public QueueModel Queues { get; } = new();

    /// <summary>The operations that were called.</summary>
    public IReadOnlyList<string> Calls => calls;

    /// <summary>What every call takes, one after the other.</summary>
    public TimeSpan TimeOfCall { get; init; }

    public SimulatedFunction Process { get; }

    /// <summary>An operation that is never answered.</summary>
    public string? Stalled { get; init; }

    public ProcessLog Log => Process.Log;

    public void Put(TableSchema table, Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> item) =>
        Store.Client.PutItemAsync(Store.NameOf(table), item).GetAwaiter().GetResult();

    /// <returns>The places of the events that failed.</returns>
    public int[] Handle(params FedEvent[] events)
    {
        SameThread.Run(() =>
        {
            Process.Invoke([.. events.Select((fed, place) => new Message($"{place}", fed, batch: 0, world.Now))]);
            world.Advance(TimeSpan.FromMinutes(1));
        });
        Assert.That(Process.HasAnswered, "the invocation is over");
        return [.. Process.TakeFailures().Select(int.Parse).Order()];
    }
}
