using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace MarketData.Tests.Model.Schedules;

/// <summary>Makes schedules up: small ones first, and where one fails, smaller ones of its kind.</summary>
static class ScheduleGenerator
{
    /// <summary>
    /// Seconds over which events happen: within the correction window, just so, and beyond it and midnight.
    /// </summary>
    static readonly int[] Spans = [100, 600, 3500, 3500, 50_000];

    static readonly decimal[] Prices =
    [
        10,
        10,
        0.0000000000000000000000000001m,
        499.99m,
        500.01m,
        989.99m,
        995,
        1000,
        1000.01m,
        1001,
        2500.5m,
        0.00000001m,
        1.234567890123456789012345678m,
        123_456_789_012_345_678m,
    ];

    static readonly decimal[] Volumes = [100, 100, 0, 0.5m, 1_000_000, 1_000_001, 2_500_000.25m];

    public static Arbitrary<Schedule> Arbitrary { get; } = Arb.From(Schedules(), ScheduleShrinker.Shrink);

    static Gen<Schedule> Schedules() =>
        from count in Gen.Frequency((40, Gen.Sized(size => Gen.Choose(1, 3 + size / 5))), (1, Gen.Choose(60, 130)))
        from symbols in count < 60 ? Gen.Choose(1, 3) : Gen.Constant(1)
        from span in Gen.Elements(Spans)
        from events in Event(symbols, span, count).ArrayOf(count)
        from repeated in Gen.Choose(0, count - 1).ArrayOf(count / 3)
        from order in Gen.Shuffle(Enumerable.Range(0, count).Concat(repeated))
        from batchSize in count < 60 ? Gen.Choose(1, 10) : Gen.Constant(count)
        from faults in Gen.Choose(0, 6).SelectMany(many => Faults().ArrayOf(many))
        from troubles in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
            .SelectMany(many => Troubles().ArrayOf(many))
        from changes in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
            .SelectMany(many => RuleChanges().ArrayOf(many))
        from torn in ArbMap.Default.GeneratorFor<bool>()
        from consumers in Gen.Choose(1, 4)
        from lag in Gen.Choose(0, 3)
        from pause in Gen.Elements(0, 0, 1, 20)
        from skew in Gen.Choose(-5, 5)
        from early in Gen.Choose(0, 3).SelectMany(many => Gen.Choose(0, 9).ArrayOf(many))
        from seed in Gen.Choose(1, int.MaxValue - 1)
        from lagSeconds in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Constant(300)))
        select new Schedule
        {
            Events = [.. events],
            Batches = [.. order.Chunk(batchSize).Select(batch => batch.ToImmutableArray())],
            Faults = [.. faults],
            Troubles = [.. troubles],
            RuleChanges = [.. changes.OrderBy(change => change.Second)],
            IsTorn = torn,
            Consumers = consumers,
            IndexLag = lag,
            IndexLagSeconds = lagSeconds,
            PauseSeconds = pause,
            SkewSeconds = skew,
            EarlyReturns = [.. early],
            Span = span,
            Seed = seed,
        };

    /// <summary>Ids repeat now and then: with other values that is a conflict. Some clocks are hours ahead.</summary>
    static Gen<FedEvent> Event(int symbols, int span, int count) =>
        from kind in Gen.Frequency(
            (12, Gen.Constant(FedKind.Trade)),
            (3, Gen.Constant(FedKind.Quote)),
            (1, Gen.Constant(FedKind.BadTrade)),
            (1, Gen.Constant(FedKind.Garbage))
        )
        from symbol in Gen.Choose(0, symbols - 1)
        from id in Gen.Choose(0, 4 * count)
        from second in Gen.Frequency(
            (40, Gen.Choose(0, span)),
            (1, Gen.Choose(1, 20).Select(hours => span + 3600 * hours))
        )
        from price in Gen.Elements(Prices)
        from volume in Gen.Elements(Volumes)
        from replays in Gen.Choose(0, 9)
        select new FedEvent(kind, symbol, id, second, price, volume, IsReplay: replays == 0);

    static Gen<RuleChange> RuleChanges() =>
        from second in Gen.Choose(0, 100)
        from rule in Gen.Choose(0, RuleChange.Rules - 1)
        from version in Gen.Elements(Enum.GetValues<RuleVersion>())
        select new RuleChange(second, rule, version);

    static Gen<Trouble> Troubles() =>
        from key in Gen.Elements("S0", "S0", "S1", null)
        from kind in Gen.Elements(FaultKind.Throttled, FaultKind.Throttled, FaultKind.Stalled, FaultKind.ServerError)
        from start in Gen.Choose(0, 20)
        from seconds in Gen.Choose(1, 60)
        select new Trouble(key, kind, start, seconds);

    static Gen<Fault> Faults() =>
        from operation in Gen.Frequency(
            (6, Gen.Constant("TransactWriteItems")),
            (2, Gen.Constant("PublishBatch")),
            (2, Gen.Constant("UpdateItem")),
            (2, Gen.Constant("BatchGetItem")),
            (1, Gen.Constant("Query")),
            (1, Gen.Constant("Scan")),
            (1, Gen.Constant("SendMessageBatch")),
            (1, Gen.Constant("ChangeMessageVisibilityBatch"))
        )
        from nth in Gen.Choose(0, 7)
        from kind in Gen.Elements(FaultKinds.Of(operation))
        select new Fault(operation, nth, kind);
}
