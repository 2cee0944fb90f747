using MarketData.Contract;
using MarketData.Tests.Model.Kms;
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
    /// <summary>For tests to vary.</summary>
    public static readonly FedEvent Trade = new(
        FedKind.Trade,
        Symbol: 0,
        Id: 1,
        Second: 0,
        Price: 10,
        Volume: 1,
        IsReplay: false
    );

    readonly List<string> calls = [];
    readonly WorldClock world = new(FedEvent.Opening.AddHours(1));

    public FunctionOnModel()
    {
        var random = new Random(0);
        var network = new Network(Store, Topic, Queues, random);
        Kms = network.Kms;
        Process = new SimulatedFunction(
            SimulatedSettings.Of(Store),
            new ProcessTime(world, wrongBy: TimeSpan.Zero),
            random,
            arrived: call =>
            {
                calls.Add(call.Operation);
                world.Advance(TimeOfCall);
                Meets(call);
                while (call.Operation != Stalled && !call.IsStalled && !call.IsOver)
                {
                    call.Advance(network, kills: () => { });
                }
            }
        );
    }

    public ModelStore Store { get; } = new();

    public TopicModel Topic { get; } = new();

    public QueueModel Queues { get; } = new();

    public KmsModel Kms { get; }

    /// <summary>The operations that were called.</summary>
    public IReadOnlyList<string> Calls => calls;

    /// <summary>What every call takes, one after the other.</summary>
    public TimeSpan TimeOfCall { get; init; }

    public SimulatedFunction Process { get; }

    /// <summary>An operation that is never answered.</summary>
    public string? Stalled { get; init; }

    /// <summary>What happens to a call as it arrives.</summary>
    public Action<Call> Meets { get; set; } = _ => { };

    /// <summary>Until Lambda would end an invocation.</summary>
    public TimeSpan Remaining { get; init; } = TimeSpan.FromSeconds(30);

    public ProcessLog Log => Process.Log;

    public void Put(TableSchema table, Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> item) =>
        Store.Client.PutItemAsync(Store.NameOf(table), item).GetAwaiter().GetResult();

    /// <summary>As it goes on of its own accord, from now.</summary>
    public Action<Call> Trouble(string key, FaultKind kind) =>
        new Troubles([new Trouble(key, kind, From: 0, Seconds: 3600)], Store, world).Hit;

    /// <returns>The places of the events that failed.</returns>
    public int[] Handle(params FedEvent[] events)
    {
        Invoke(events);
        return End();
    }

    /// <returns>How long the start took, to a tenth of a second.</returns>
    public TimeSpan Start()
    {
        var before = world.Now;
        var start = Task.CompletedTask;
        SameThread.Run(() => start = Process.PrepareAsync());
        while (!start.IsCompleted)
        {
            Advance(TimeSpan.FromMilliseconds(100));
        }

        return world.Now - before;
    }

    /// <summary>Begins with a batch; the receipt handle of a message is its place and <c>/1</c>.</summary>
    public void Invoke(params FedEvent[] events) =>
        SameThread.Run(() =>
        {
            var batch = events.Select((fed, place) => new Message($"{place}", fed, batch: 0, world.Now)).ToList();
            batch.ForEach(message => message.Receive(world.Now));
            Process.Invoke(batch, Remaining);
        });

    public void Advance(TimeSpan time) => SameThread.Run(() => world.Advance(time));

    /// <returns>The places of the events that failed.</returns>
    public int[] End()
    {
        Advance(TimeSpan.FromMinutes(1));
        Assert.That(Process.HasAnswered, "the invocation is over");
        return [.. Process.TakeFailures().Select(int.Parse).Order()];
    }
}
