using FsCheck;
using FsCheck.Fluent;
using MarketData.Tests.Model;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Trades;

namespace MarketData.UnitTests.Properties;

[CancelAfter(7_200_000)]
public sealed class RecordedOnceTests
{
    [Test]
    public void Under_any_schedule_of_repetitions_faults_and_crashes_every_trade_is_recorded_once() =>
        Check.One(
            PropertyConfig.OfRun(500),
            Prop.ForAll(TradeSchedule.Arbitrary, schedule => RecordedOnce.Holds(schedule, new ModelStore()))
        );
}
