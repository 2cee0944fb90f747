using MarketData.InfraTests.Observability;

namespace MarketData.InfraTests.Market.Observability;

public class DashboardTests
{
    [Test]
    public void The_dashboard_reads_from_status_by_throughput_and_latency_to_tables_and_alerts() =>
        Assert.That(
            DashboardBody.Rows(Synthesized.Dev),
            Is.EqualTo([
                "text | Alarms",
                "Throughput: events a minute | Failures: events a minute | Absorbed: events a minute",
                "From receipt to commit: milliseconds, slow events | "
                    + "Queue: waiting events, age of the oldest in seconds | Function: milliseconds, invocations",
                "Tables: write units a minute | Tables: read units a minute | "
                    + "Tables: throttles, errors, milliseconds of a transaction",
                "Alerts: a minute | E-mails: a minute | E-mails that SNS gave up on",
            ])
        );
}
