using FsCheck;
using FsCheck.Fluent;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;

namespace MarketData.Tests.Model;

/// <summary><see cref="ExactlyOnce"/> under random schedules.</summary>
static class ExactlyOnceProperty
{
    public static void Check(Config config, Func<IStore> newStore) =>
        FsCheck.Check.One(
            config,
            Prop.ForAll(ScheduleGenerator.Arbitrary, schedule => ExactlyOnce.Holds(schedule, newStore()))
        );
}
