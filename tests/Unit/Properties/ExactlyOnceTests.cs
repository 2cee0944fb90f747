using System.Globalization;
using MarketData.Tests.Model;
using MarketData.Tests.Model.Simulated;

namespace MarketData.UnitTests.Properties;

[CancelAfter(7_200_000)]
public sealed class ExactlyOnceTests
{
    const int InEveryRun = 1000;

    /// <summary>SCHEDULES=20000 tries as many.</summary>
    [Test]
    public void Under_any_schedule_of_deliveries_faults_and_crashes_every_event_counts_once() =>
        ExactlyOnceProperty.Check(Schedules(), () => new ModelStore());

    static int Schedules() =>
        Environment.GetEnvironmentVariable("SCHEDULES") switch
        {
            null or "" => InEveryRun,
            var text
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var schedules)
                    && schedules > 0 => schedules,
            var text => throw new FormatException($"SCHEDULES is '{text}'; it must be a whole number above 0."),
        };
}
