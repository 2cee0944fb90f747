using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MarketData.Tests.Model.Schedules;

namespace MarketData.Tests.Model.Trades;

/// <summary>Executions of the workflow that come to <c>record</c>, and what goes wrong meanwhile.</summary>
sealed record TradeSchedule
{
    static readonly string[] Operations =
    [
        "TransactWriteItems",
        "TransactWriteItems",
        "TransactWriteItems",
        "Query",
        "GetItem",
        "PutItem",
        "GenerateDataKeyWithoutPlaintext",
        "Decrypt",
    ];

    public required ImmutableArray<FedTrade> Executions { get; init; }
    public required ImmutableArray<Fault> Faults { get; init; }

    /// <summary>How many processes run side by side.</summary>
    public required int Processes { get; init; }

    /// <summary>Reads may see some items of a transaction before others.</summary>
    public required bool IsTorn { get; init; }

    /// <summary>By how many seconds the clock of a process is ahead of that of the process before it.</summary>
    public required int SkewSeconds { get; init; }

    public required int Seed { get; init; }

    public static Arbitrary<TradeSchedule> Arbitrary { get; } = Arb.From(Schedules(), Shrink);

    static Gen<TradeSchedule> Schedules() =>
        from count in Gen.Sized(size => Gen.Choose(1, 4 + size / 5))
        from trades in Trades().ArrayOf(count)
        from repeated in Gen.Choose(0, count - 1).ArrayOf(count / 2)
        from order in Gen.Shuffle(Enumerable.Range(0, count).Concat(repeated))
        from faults in Gen.Choose(0, 6).SelectMany(many => OneFault().ArrayOf(many))
        from processes in Gen.Choose(1, 4)
        from torn in ArbMap.Default.GeneratorFor<bool>()
        from skew in Gen.Choose(-3, 3)
        from seed in Gen.Choose(1, int.MaxValue - 1)
        select new TradeSchedule
        {
            Executions = [.. order.Select(place => trades[place])],
            Faults = [.. faults],
            Processes = processes,
            IsTorn = torn,
            SkewSeconds = skew,
            Seed = seed,
        };

    static Gen<FedTrade> Trades() =>
        from id in Gen.Choose(0, 2)
        from variant in Gen.Choose(0, 2)
        from hasTime in ArbMap.Default.GeneratorFor<bool>()
        // Of a content it is always the same whether it is valid.
        select new FedTrade(id, variant, IsValid: variant < 2, hasTime);

    static Gen<Fault> OneFault() =>
        from operation in Gen.Elements(Operations)
        from nth in Gen.Choose(0, 7)
        from kind in Gen.Elements(FaultKinds.Of(operation))
        select new Fault(operation, nth, kind);

    static IEnumerable<TradeSchedule> Shrink(TradeSchedule schedule) =>
        [
            .. Enumerable
                .Range(0, schedule.Executions.Length > 1 ? schedule.Executions.Length : 0)
                .Select(i => schedule with { Executions = schedule.Executions.RemoveAt(i) }),
            .. Enumerable
                .Range(0, schedule.Faults.Length)
                .Select(i => schedule with { Faults = schedule.Faults.RemoveAt(i) }),
            .. schedule.Processes > 1
                ? [schedule with { Processes = schedule.Processes - 1 }]
                : Array.Empty<TradeSchedule>(),
            .. schedule.IsTorn ? [schedule with { IsTorn = false }] : Array.Empty<TradeSchedule>(),
        ];

    public override string ToString() =>
        $"{string.Join(", ", Executions)}; {string.Join(", ", Faults)}; {Processes} processes, torn {IsTorn}, skew "
        + $"{SkewSeconds} s, seed {Seed}";
}
