namespace MarketData.InfraTests.Configuration;

public class TradingHoursTests
{
    [TestCase("MON-FRI 14:30-20:00")]
    [TestCase("SUN-SUN 00:00-24:00")]
    [TestCase("MON-SUN 23:00-24:00")]
    public void Trading_hours_are_days_and_hours_in_UTC(string hours) =>
        Assert.That(SettingsReading.OfVariable("ALARM_TRADING_HOURS", hours).Problems, Is.Empty);

    [TestCase("FRI-MON 14:30-20:00")]
    [TestCase("MON-FRI 20:00-14:30")]
    [TestCase("MON-FRI 14:30-15:29")]
    public void Trading_hours_that_no_alarm_could_watch_are_refused(string hours) =>
        Assert.That(
            SettingsReading.OfVariable("ALARM_TRADING_HOURS", hours).Problems,
            Is.EqualTo([
                $"alarms.tradingHours (ALARM_TRADING_HOURS) is {hours}, "
                    + "but must begin 60 minutes or more before it ends, on the same UTC day, "
                    + "from an earlier day of the week to a later one or the same.",
            ])
        );

    [TestCase("14:30-20:00")]
    [TestCase("Mon-Fri 14:30-20:00")]
    [TestCase("MON-FRI 9:30-16:00")]
    public void Trading_hours_of_another_form_are_refused_with_an_example(string hours) =>
        Assert.That(
            SettingsReading.OfVariable("ALARM_TRADING_HOURS", hours).Problems,
            Has.Count.EqualTo(1).And.One.EndsWith("must be days and hours in UTC, such as MON-FRI 14:30-20:00.")
        );
}
