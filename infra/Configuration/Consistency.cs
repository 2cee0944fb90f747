using System.Text.Json.Nodes;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonNode?>;

namespace MarketData.Infra.Configuration;

/// <summary>How settings must fit together. A setting that is wrong by itself is absent here.</summary>
static class Consistency
{
    const string Endpoints = "network.endpoints";
    const string TradeEndpoints = "trades.endpoints";
    const string Producers = "producers";

    public static IEnumerable<string> Problems(Values values)
    {
        string[] ofNetworks = ["network.", TradeEndpoints, "function.insightsLayer"];
        var network = ofNetworks.All(group => IsWhole(values, group)) ? NetworkRules(values) : [];
        var problems = Rules(values).Concat(network);
        return problems.Where(rule => rule.IsBroken).Select(rule => $"{Name(rule.Path)} {rule.Problem}.");
    }

    static IEnumerable<(string Path, bool IsBroken, string Problem)> Rules(Values values)
    {
        const string visibility = "queue.visibilityTimeoutSeconds";
        const int factor = QueueSettings.VisibilityPerTimeout;
        var least = factor * (int?)values.GetValueOrDefault("function.timeoutSeconds");
        var seconds = (int?)values.GetValueOrDefault(visibility);
        yield return (
            visibility,
            seconds < least,
            $"is {seconds}, but must be {least} or more, {factor} × function.timeoutSeconds"
        );

        const string maximum = "function.maximumConcurrency";
        var most = (int?)values.GetValueOrDefault("function.reservedConcurrency") - FunctionSettings.ForTheSweep;
        var batches = (int?)values.GetValueOrDefault(maximum);
        yield return (
            maximum,
            batches > most,
            $"is {batches}, but must be {most} or less, function.reservedConcurrency − {FunctionSettings.ForTheSweep}"
        );

        const string eventDays = "retention.eventDays";
        const int margin = RetentionSettings.EventDaysBeyondArchive;
        var leastDays = (int?)values.GetValueOrDefault("retention.archiveDays") + margin;
        var days = (int?)values.GetValueOrDefault(eventDays);
        yield return (
            eventDays,
            days < leastDays,
            $"is {days}, but must be {leastDays} or more, retention.archiveDays + {margin}: a row must outlive "
                + "everything that could deliver its event again"
        );

        var region = (string?)values.GetValueOrDefault("region");
        foreach (var replicas in new[] { "replicaRegions", "trades.replicaRegions" })
        {
            yield return (
                replicas,
                Items(values, replicas).Any(replica => (string?)replica == region),
                $"has {region}, but must not have the deployment's own region"
            );
        }

        foreach (var same in Items(values, "subscribers").GroupBy(item => ((string)item["email"]!).ToUpperInvariant()))
        {
            yield return (
                "subscribers",
                same.Count() > 1 && same.Any(subscriber => subscriber.AsObject().Count > 1),
                $"has {same.First()["email"]} more than once and with a filter, but must have it once: "
                    + "SNS subscribes an address once"
            );
        }

        var producers = Items(values, Producers).ToList();
        yield return (
            Producers,
            producers.Any(producer => (producer["accounts"] is null) == (producer["organization"] is null)),
            "has one with both or neither of accounts and organization, but each must have one of the two"
        );

        foreach (
            var source in producers
                .SelectMany(producer => producer["sources"]!.AsArray())
                .GroupBy(source => (string)source!)
                .Where(source => source.Count() > 1)
        )
        {
            yield return (
                Producers,
                true,
                $"has {source.Key} more than once, but a source must be one producer's alone"
            );
        }

        const string tradingHours = "alarms.tradingHours";
        var hours = (string?)values.GetValueOrDefault(tradingHours);
        yield return (
            tradingHours,
            hours is not null && !TradingHours.Parse(hours).AreInOrder,
            $"is {hours}, but must begin {TradingHours.LeastMinutes} minutes or more before it ends, "
                + "on the same UTC day, from an earlier day of the week to a later one or the same"
        );

        const string deskTimeZone = "deskTimeZone";
        var zone = (string?)values.GetValueOrDefault(deskTimeZone);
        yield return (
            deskTimeZone,
            zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _),
            $"is {zone}, but must be a time zone that this machine knows, such as America/New_York"
        );

        foreach (var heard in new[] { "subscribers", "alarms.emails" })
        {
            yield return (
                heard,
                values.TryGetValue(heard, out var list)
                    && list is JsonArray { Count: 0 }
                    && IsTrue("production")
                    && !IsTrue("nobody"),
                "is empty, but must name somebody in production, unless nobody (NOBODY) is true"
            );
        }

        yield return (
            "state.bucket",
            IsWhole(values, "state.")
                && values["state.bucket"] is null
                && (values["state.region"] ?? values["state.keyArn"]) is not null,
            "is absent, but must be set where another setting of state is"
        );

        bool IsTrue(string flag) => (bool?)values.GetValueOrDefault(flag) ?? false;
    }

    static IEnumerable<(string Path, bool IsBroken, string Problem)> NetworkRules(Values values)
    {
        var hasVpc = values["network.vpcId"] is not null;
        var subnets = Items(values, "network.subnetIds").Count();
        var routeTables = Items(values, "network.routeTableIds").Count();
        var securityGroups = Items(values, "network.securityGroupIds").Count();
        var endpoints = Items(values, Endpoints).Select(item => (string)item!).ToList();
        var ofTrades = Items(values, TradeEndpoints).Select(item => (string)item!).ToList();
        string[] insights = values["function.insightsLayer"] is null ? [] : [NetworkSettings.CalledByInsights];
        var missing = NetworkSettings
            .Called.Concat(insights)
            .Except(endpoints)
            .Union(TradesSettings.Called.Concat(insights).Except(endpoints).Except(ofTrades))
            .Order(StringComparer.Ordinal)
            .ToList();
        return
        [
            (
                "network.vpcId",
                !hasVpc && (subnets + routeTables + securityGroups > 0 || !IsDefault(values, Endpoints)),
                "is absent, but must be set where another setting of network is"
            ),
            ("network.subnetIds", hasVpc && subnets < 2, $"has {subnets}, but must have 2 or more with network.vpcId"),
            (
                "network.routeTableIds",
                hasVpc && routeTables == 0 && endpoints.Concat(ofTrades).Contains("dynamodb"),
                "has none, but must have 1 or more where the endpoint of dynamodb is created"
            ),
            (
                "network.securityGroupIds",
                hasVpc && securityGroups == 0 && missing.Count > 0,
                "has none, but must have 1 or more that reach what no endpoint is created for: "
                    + string.Join(", ", missing)
            ),
        ];
    }

    static bool IsDefault(Values values, string path) =>
        JsonNode.DeepEquals(values[path], SettingsTable.Fields.Single(field => field.Path == path).Default);

    static bool IsWhole(Values values, string group) =>
        SettingsTable.Fields.All(field =>
            !field.Path.StartsWith(group, StringComparison.Ordinal) || values.ContainsKey(field.Path)
        );

    static IEnumerable<JsonNode> Items(Values values, string path) =>
        values.GetValueOrDefault(path)?.AsArray().Select(item => item!) ?? [];

    static string Name(string path) => $"{path} ({SettingsTable.Fields.Single(field => field.Path == path).Variable})";
}
