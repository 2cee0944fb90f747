using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.InfraTests.Observability;

public class AnySavedQueryTests
{
    [TestCase("market-data-dev", "processor_logs")]
    [TestCase(
        "trades-dev",
        "functions_validate_logs",
        "functions_enrich_logs",
        "functions_record_logs",
        "workflow_logs"
    )]
    public void The_saved_queries_ask_the_logs_of_their_stack(string name, params string[] groups)
    {
        var asked = Queries(name)
            .SelectMany(query => query.Value["log_group_names"].Strings())
            .Distinct()
            .Select(group => group["${aws_cloudwatch_log_group.".Length..^"_00000000.name}".Length]);

        Assert.That(asked, Is.EquivalentTo(groups));
    }

    [TestCase("market-data-dev")]
    [TestCase("trades-dev")]
    public void Every_saved_query_has_its_place_in_a_runbook(string name)
    {
        var runbooks = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "operations.md"));

        Assert.That(Queries(name), Is.Not.Empty);
        foreach (var (address, query) in Queries(name))
        {
            Assert.That(runbooks, Does.Contain($"`{query["name"]!.GetValue<string>().Split('/')[1]}`"), address);
        }
    }

    static IEnumerable<KeyValuePair<string, JsonObject>> Queries(string name) =>
        Synthesized.Of("dev").Single(stack => stack.Name == name).Resources("aws_cloudwatch_query_definition");
}
