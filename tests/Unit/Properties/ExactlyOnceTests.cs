using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MarketData.Tests.Model;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Properties;

/// <summary>
/// SCHEDULES=20000 tries so many schedules; REPLAY="(seed,gamma)", as a failure prints it, tries that one again.
/// </summary>
[CancelAfter(3_600_000)]
public sealed class ExactlyOnceTests
{
    [Test]
    public void Under_any_schedule_of_deliveries_faults_and_crashes_every_event_counts_once() =>
        Check.One(Configuration(), Prop.ForAll(ScheduleGenerator.Arbitrary, schedule => ExactlyOnce.Holds(schedule, new ModelStore())));

    static Config Configuration()
    {
        var schedules = int.Parse(Environment.GetEnvironmentVariable("SCHEDULES") ?? "1000", CultureInfo.InvariantCulture);
        return Config.QuickThrowOnFailure.WithMaxTest(schedules);
    }
}
