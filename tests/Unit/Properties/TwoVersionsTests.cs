using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Tests.Model.Checks;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Properties;

/// <summary>
/// While a deployment runs there are two versions of the function. The newer one reads what the older one wrote; what
/// it wrote itself the older one leaves alone, and so to the newer one.
/// </summary>
[CancelAfter(120_000)]
sealed class TwoVersionsTests
{
    const int Trades = 60;

    static Schedule Schedule { get; } =
        new()
        {
            Events =
            [
                .. Enumerable
                    .Range(0, Trades)
                    .Select(i => new FedEvent(
                        FedKind.Trade,
                        Symbol: i % 3,
                        Id: i,
                        Second: 7 * i,
                        Price: i == 31 ? 1001 : 10,
                        Volume: 1,
                        IsReplay: false
                    )),
            ],
            Batches =
            [
                .. Enumerable.Range(0, Trades).Concat([0, 1, 2, 30]).Chunk(5).Select(batch => batch.ToImmutableArray()),
            ],
            Faults = [],
            Consumers = 4,
            NewerConsumers = 2,
            IndexLag = 0,
            MaxReceives = 20,
            PauseSeconds = 1,
            Span = 7 * Trades,
            Seed = 1,
        };

    [Test]
    public void Two_versions_side_by_side_store_everything_once([Range(1, 20)] int seed)
    {
        var (store, run) = Run(Schedule with { Seed = seed });

        run.DeliverAll();

        Assert.That(run.DeadLetters, Is.Empty);
        Assert.That(
            run.Errors,
            Does.Contain("has format 3, which a newer version of the function wrote")
                .And.Contain("this version reads formats up to 2"),
            "they met"
        );
        States(store).ForEach(row => PutAsReadByTheNewer(store, row));
        var outcome = new RunOutcome(Schedule, store, run.Mails);
        EventCheck.Holds(outcome);
        AuditCheck.Holds(outcome);
        ReplayCheck.Holds(outcome);
        BarCheck.Holds(outcome);
        AlertCheck.Holds(outcome);
    }

    /// <summary>
    /// Variables belong to a version: while one is released, half of the functions mail less and trust clocks less.
    /// What is stored, counted and told is of both together.
    /// </summary>
    [Test]
    public void Two_versions_with_other_settings_store_and_tell_everything_once([Range(1, 20)] int seed)
    {
        var schedule = Schedule with { Seed = seed, Events = [.. Schedule.Events.Select(Dear)] };
        var store = new ModelStore();
        SimulatedRules.Put(store);
        var run = new Simulation(
            schedule,
            store,
            settings =>
                settings with
                {
                    SymbolAlertMessagesPerMinute = 1,
                    RuleAlertMessagesPerMinute = 2,
                    ClockSkew = TimeSpan.FromSeconds(5),
                }
        );

        run.DeliverAll();
        run.EndDeployment();
        run.Redrive();
        run.Sweep();

        Assert.That(run.DeadLetters, Is.Empty);
        Assert.That(run.Mails, Is.Not.Empty, "there was something to tell");
        States(store).ForEach(row => PutAsReadByTheNewer(store, row));
        var outcome = new RunOutcome(schedule, store, run.Mails);
        EventCheck.Holds(outcome);
        AuditCheck.Holds(outcome);
        ReplayCheck.Holds(outcome);
        BarCheck.Holds(outcome);
        AlertCheck.Holds(outcome);

        // Above a threshold and below it again.
        static FedEvent Dear(FedEvent fed) => fed with { Price = fed.Id % 4 == 0 ? 1001 : 10 };
    }

    /// <summary>The newer version has written two of three symbols, and is taken back for a while.</summary>
    [Test]
    public void What_the_newer_version_wrote_waits_for_it_and_the_older_one_goes_on_with_the_rest()
    {
        var (store, run) = Run(Schedule with { Consumers = 1, NewerConsumers = 0, MaxReceives = 3 });
        var (_, newer) = Run(
            Schedule with
            {
                Consumers = 1,
                NewerConsumers = 1,
                Batches =
                [
                    [0, 1],
                ],
            },
            store
        );
        newer.DeliverAll();
        var before = States(store).Select(row => Canonical.Text(row)).ToList();

        run.DeliverAll();

        var untouched = States(store).Where(row => before.Contains(Canonical.Text(row))).Select(row => row["symbol"].S);
        Assert.That(untouched, Is.SupersetOf(new[] { "S0", "S1" }));
        Assert.That(Sequences(store), Is.EqualTo(new[] { "S0 1", "S1 1", "S2 20" }));
        Assert.That(run.DeadLetters, Has.Count.EqualTo(43), "with the deliveries that came twice");

        run.EndDeployment();
        run.Redrive();

        Assert.That(Sequences(store), Is.EqualTo(new[] { "S0 20", "S1 20", "S2 20" }));
        Assert.That(run.DeadLetters, Is.Empty);
    }

    static (ModelStore Store, Simulation Run) Run(Schedule schedule, ModelStore? store = null)
    {
        store ??= new ModelStore();
        SimulatedRules.Put(store);
        return (store, new Simulation(schedule, store));
    }

    static List<Dictionary<string, AttributeValue>> States(ModelStore store) =>
        StoredItems.All(store, Tables.SymbolState);

    static void PutAsReadByTheNewer(ModelStore store, Dictionary<string, AttributeValue> row)
    {
        if (row.Remove(NewerVersion.Added))
        {
            row["format"] = new() { N = "2" };
            store.Client.PutItemAsync(store.NameOf(Tables.SymbolState), row).GetAwaiter().GetResult();
        }
    }

    static IEnumerable<string> Sequences(ModelStore store) =>
        States(store)
            .Where(row => row.ContainsKey("format"))
            .Select(row => $"{row["symbol"].S} {row["sequence"].N}")
            .Order(StringComparer.Ordinal);
}
