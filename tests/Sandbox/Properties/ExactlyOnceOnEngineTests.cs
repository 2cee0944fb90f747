using MarketData.Tests.Model;

namespace MarketData.SandboxTests.Properties;

/// <summary>The property of the unit tests, over AWS's own engine.</summary>
[CancelAfter(300_000)]
public sealed class ExactlyOnceOnEngineTests
{
    const int Schedules = 25;

    [Test]
    public void Under_any_schedule_every_event_counts_once_on_the_engine_too(CancellationToken cancellation) =>
        ExactlyOnceProperty.Check(
            PropertyConfig.Of(Schedules),
            () => EngineStore.CreateAsync(cancellation).GetAwaiter().GetResult()
        );
}
