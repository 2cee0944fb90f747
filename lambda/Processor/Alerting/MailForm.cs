using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Processor.Configuration;

namespace MarketData.Processor.Alerting;

/// <summary>What the e-mails of a deployment have in common.</summary>
/// <param name="Environment">Which environment they come from, where it is known.</param>
/// <param name="IsProduction">Whether subjects go without its name.</param>
/// <param name="Desk">The time zone whose time they tell beside UTC; null: none.</param>
public sealed record MailForm(string? Environment, bool IsProduction, TimeZoneInfo? Desk = null)
{
    /// <summary>
    /// Where the system has no data of the zone, traders get UTC: an alert without their time is better than none.
    /// </summary>
    public static MailForm Of(ProcessorSettings settings, JsonLog log)
    {
        TimeZoneInfo? desk = null;
        if (settings.DeskTimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out desk))
        {
            log.Warn(LogEvent.TimeZoneNotKnown, (LogFields.TimeZone, zone));
        }

        return new(settings.EnvironmentName, settings.IsProduction, desk);
    }
}
