using MarketData.InfraTests.Observability;

namespace MarketData.InfraTests.Trades.Observability;

public class TradeDashboardTests
{
    [Test]
    public void The_dashboard_reads_from_status_by_throughput_and_latency_to_tasks_and_tables() =>
        Assert.That(
            DashboardBody.Rows(Synthesized.Trades("dev")),
            Is.EqualTo([
                "text | Alarms",
                "Executions: a minute | Trades: a minute | Failures: executions a minute",
                "From event to record: milliseconds | Execution: milliseconds | Dead letters: waiting",
                "Tasks: milliseconds, p95 | Tasks: errors a minute | Tasks: concurrent, throttles a minute",
                "Tables: write units a minute | Tables: read units a minute | Tables: throttled writes a minute",
            ])
        );
}
