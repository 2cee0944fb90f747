using System.Text.Json.Nodes;

namespace MarketData.Infra.Observability;

/// <summary>A part of a dashboard, in the form of CloudWatch's dashboard body.</summary>
public abstract record Widget(int Width, int Height)
{
    public abstract string Type { get; }

    public abstract JsonObject Properties(string region);

    public JsonObject ToJson(int x, int y, string region) =>
        new()
        {
            ["type"] = Type,
            ["x"] = x,
            ["y"] = y,
            ["width"] = Width,
            ["height"] = Height,
            ["properties"] = Properties(region),
        };
}

public sealed record TextWidget(string Markdown, int Width, int Height) : Widget(Width, Height)
{
    public override string Type => "text";

    public override JsonObject Properties(string region) => new() { ["markdown"] = Markdown };
}

public sealed record AlarmsWidget(string Title, IReadOnlyList<string> Arns, int Width, int Height)
    : Widget(Width, Height)
{
    public override string Type => "alarm";

    public override JsonObject Properties(string region) =>
        new() { ["title"] = Title, ["alarms"] = new JsonArray([.. Arns]) };
}

/// <summary>Lines over time, a minute a point.</summary>
public sealed record GraphWidget(string Title, params (string Label, Metric Metric)[] Lines)
    : Widget(Width: 8, Height: 6)
{
    const int Minute = 60;

    public override string Type => "metric";

    public override JsonObject Properties(string region) =>
        new()
        {
            ["title"] = Title,
            ["region"] = region,
            ["view"] = "timeSeries",
            ["period"] = Minute,
            ["yAxis"] = new JsonObject { ["left"] = new JsonObject { ["min"] = 0 } },
            ["metrics"] = new JsonArray([.. Lines.Select(line => Line(line.Label, line.Metric))]),
        };

    static JsonArray Line(string label, Metric metric) =>
        new([
            metric.Namespace,
            metric.Name,
            .. metric.Dimensions.SelectMany(dimension => new JsonNode[] { dimension.Name, dimension.Value }),
            new JsonObject { ["stat"] = metric.Statistic, ["label"] = label },
        ]);
}
