using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Constructs;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Observability;

/// <summary>A stack's dashboard: rows of widgets, from top to bottom.</summary>
public sealed class Dashboard : Construct
{
    // Nobody puts it into a web page: references keep their form. In lines, because CDKTF's HCL escapes the quotes of a
    // text with references only where it has several lines.
    static readonly JsonSerializerOptions Lines = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Dashboard(Construct scope, string id, Foundation foundation, IReadOnlyList<Widget[]> rows)
        : base(scope, id)
    {
        Name = new CloudwatchDashboard(
            this,
            "dashboard",
            new CloudwatchDashboardConfig
            {
                DashboardName = foundation.Names.Dashboard(foundation.Purpose),
                DashboardBody = Body(foundation.Account.Region, rows),
            }
        ).DashboardName;
    }

    public string Name { get; }

    static string Body(string region, IReadOnlyList<Widget[]> rows)
    {
        var widgets = new JsonArray();
        var y = 0;
        foreach (var row in rows)
        {
            var x = 0;
            foreach (var widget in row)
            {
                widgets.Add((JsonNode)widget.ToJson(x, y, region));
                x += widget.Width;
            }

            y += row.Max(widget => widget.Height);
        }

        return new JsonObject { ["widgets"] = widgets }.ToJsonString(Lines);
    }
}
