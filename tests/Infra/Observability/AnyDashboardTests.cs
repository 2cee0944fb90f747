namespace MarketData.InfraTests.Observability;

public class AnyDashboardTests
{
    static IEnumerable<Stack> Stacks => [Synthesized.Dev, Synthesized.Trades("dev")];

    [TestCaseSource(nameof(Stacks))]
    public void A_dashboard_fills_its_24_columns_and_shows_every_alarm(object named)
    {
        var stack = (Stack)named;

        Assert.That(
            DashboardBody
                .Widgets(stack)
                .GroupBy(widget => widget["y"]!.GetValue<int>())
                .Select(row => row.Sum(widget => widget["width"]!.GetValue<int>())),
            Has.All.EqualTo(24)
        );
        Assert.That(
            DashboardBody.Widgets(stack).Single(widget => DashboardBody.Title(widget) == "Alarms")["properties"]![
                "alarms"
            ]!.AsArray(),
            Has.Count.EqualTo(stack.Resources("aws_cloudwatch_metric_alarm").Count())
        );
    }
}
