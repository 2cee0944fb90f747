using MarketData.Tests.Model;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Properties;

[CancelAfter(7_200_000)]
public sealed class ExactlyOnceTests
{
    [Test]
    public void Under_any_schedule_of_deliveries_faults_and_crashes_every_event_counts_once() =>
        ExactlyOnceProperty.Check(PropertyConfig.OfRun(1000), () => new ModelStore());
}
