namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// The order in which SQS hands out what waits. With a message group for each symbol, a group with more than a tenth of
/// what is in flight, and at least 30 messages there, is noisy until nothing of it waits. What is quiet goes first,
/// then the noisy group with the least in flight:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues-detailed.html
/// </summary>
/// <remarks>A group's share of the consumers' time, SQS's second sign of noise, is left out.</remarks>
sealed class FairOrder(bool isFair)
{
    const int LeastOfNoisy = 30;
    const double ShareOfNoisy = 0.1;

    readonly SortedDictionary<int, Group> groups = [];
    int inFlight;

    public int Count { get; private set; }

    public void Add(QueuedEvent queued)
    {
        Count++;
        Of(queued).Waiting.Enqueue(queued);
    }

    public QueuedEvent? Take()
    {
        var waiting = groups.Values.Where(group => group.Waiting.Count > 0).ToList();
        var group =
            waiting.Where(one => !one.IsNoisy).MinBy(one => one.Waiting.Peek().PutAt)
            ?? waiting.MinBy(one => one.InFlight);
        if (group is null)
        {
            return null;
        }

        Count--;
        inFlight++;
        group.InFlight++;
        var next = group.Waiting.Dequeue();
        var isMuch = group.InFlight >= LeastOfNoisy && group.InFlight > ShareOfNoisy * inFlight;
        group.IsNoisy = group.Waiting.Count > 0 && (group.IsNoisy || isMuch);
        return next;
    }

    public void Return(QueuedEvent queued)
    {
        inFlight--;
        Of(queued).InFlight--;
    }

    Group Of(QueuedEvent queued)
    {
        var id = isFair ? queued.Symbol : 0;
        if (!groups.TryGetValue(id, out var group))
        {
            groups.Add(id, group = new Group());
        }

        return group;
    }

    sealed class Group
    {
        public Queue<QueuedEvent> Waiting { get; } = [];
        public int InFlight { get; set; }
        public bool IsNoisy { get; set; }
    }
}
