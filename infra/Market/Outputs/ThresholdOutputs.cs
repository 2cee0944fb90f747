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
                "Failed invocations above which there is an alarm, in percent"
            ),
            new(
                Group,
                OutputNames.EventFailurePercent,
                settings.Alarms.EventFailurePercent,
                "Failed events above which there is an alarm, in percent"
            ),
            new(
                Group,
                OutputNames.DurationPercent,
                settings.Alarms.DurationPercent,
                "Part of the timeout above which there is an alarm, in percent"
            ),
            new(
                Group,
                OutputNames.OldestMessageSeconds,
                settings.Alarms.OldestMessageSeconds,
                "Wait in the buffer above which there is an alarm, in seconds"
            ),
            new(
                Group,
                OutputNames.WriteUnitsPerMinute,
                settings.Alarms.WriteUnitsPerMinute,
                "Write units a minute above which there is an alarm"
            ),
            new(
                Group,
                OutputNames.ReadUnitsPerMinute,
                settings.Alarms.ReadUnitsPerMinute,
                "Read units a minute above which there is an alarm"
            ),
            new(
                Group,
                OutputNames.MaxReceiveCount,
                settings.Queue.MaxReceiveCount,
                "Deliveries of an event before the dead-letter queue"
            ),
            new(
                Group,
                OutputNames.EventRetentionDays,
                settings.Retention.EventDays,
                "Days for which an event is stored"
            ),
        ];
}
