namespace MarketData.InfraTests.Observability;

public class AnyDashboardTests
{
    static IEnumerable<Stack> Stacks => [Synthesized.Dev, Synthesized.Trades("dev")];

    [Test]
    public void A_dashboard_links_to_the_runbooks_where_they_are_published_and_to_no_path()
    {
        Assert.That(Text(Synthesized.Every), Does.Contain("](https://wiki.example.com/market-data)"));
        Assert.That(Text(Synthesized.Dev), Does.Not.Contain("]("));

        static string Text(Stack stack) =>
            DashboardBody.Widgets(stack).First()["properties"]!["markdown"]!.GetValue<string>();
    }

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
