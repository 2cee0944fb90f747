using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Market.Outputs;

static class ThresholdOutputs
{
    const string Group = "thresholds";

    public static IEnumerable<Output> Of(Settings settings) =>
        [
            new(
                Group,
                OutputNames.ErrorRatePercent,
                settings.Alarms.ErrorRatePercent,
                "Share of failed invocations above which an alarm goes off, in percent"
            ),
            new(
                Group,
                OutputNames.EventFailurePercent,
                settings.Alarms.EventFailurePercent,
                "Share of failed events above which an alarm goes off, in percent"
            ),
            new(
                Group,
                OutputNames.DurationPercent,
                settings.Alarms.DurationPercent,
                "Share of the timeout above which an alarm goes off, in percent"
            ),
            new(
                Group,
                OutputNames.OldestMessageSeconds,
                settings.Alarms.OldestMessageSeconds,
                "Time in the buffer above which an alarm goes off, in seconds"
            ),
            new(
                Group,
                OutputNames.WriteUnitsPerMinute,
                settings.Alarms.WriteUnitsPerMinute,
                "Write units a minute above which an alarm goes off"
            ),
            new(
                Group,
                OutputNames.ReadUnitsPerMinute,
                settings.Alarms.ReadUnitsPerMinute,
                "Read units a minute above which an alarm goes off"
            ),
            new(
                Group,
                OutputNames.MaxReceiveCount,
                settings.Queue.MaxReceiveCount,
                "How often an event is delivered before it goes to the dead-letter queue"
            ),
            new(
                Group,
                OutputNames.EventRetentionDays,
                settings.Retention.EventDays,
                "For how many days an event is stored"
            ),
        ];
}
