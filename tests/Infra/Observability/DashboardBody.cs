using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Observability;

/// <summary>The widgets of a stack's dashboard.</summary>
static class DashboardBody
{
    public static List<JsonObject> Widgets(Stack stack) =>
        [
            .. JsonNode.Parse(stack.Resource("aws_cloudwatch_dashboard")["dashboard_body"]!.GetValue<string>())![
                "widgets"
            ]!
                .AsArray()
                .Select(widget => widget!.AsObject()),
        ];

    /// <summary>Its titles, a row at a time.</summary>
    public static IEnumerable<string> Rows(Stack stack) =>
        Widgets(stack)
            .GroupBy(widget => widget["y"]!.GetValue<int>())
            .OrderBy(row => row.Key)
            .Select(row => string.Join(" | ", row.OrderBy(widget => widget["x"]!.GetValue<int>()).Select(Title)));

    public static string Title(JsonObject widget) =>
        widget["properties"]!["title"]?.GetValue<string>() ?? widget["type"]!.GetValue<string>();
}
