using FsCheck;
using FsCheck.Fluent;
using MarketData.Tests.Model;
using MarketData.Tests.Model.Schedules;

namespace MarketData.SandboxTests.Properties;

/// <summary>The property of the unit tests, over AWS's own engine.</summary>
[CancelAfter(300_000)]
public sealed class ExactlyOnceTests
{
    const int Schedules = 25;

    [Test]
    public void Under_any_schedule_every_event_counts_once_on_the_engine_too(CancellationToken cancellation) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Schedules).WithStartSize(50),
            Prop.ForAll(ScheduleGenerator.Arbitrary, schedule =>
                ExactlyOnce.Holds(schedule, EngineStore.CreateAsync(cancellation).GetAwaiter().GetResult())));
}
