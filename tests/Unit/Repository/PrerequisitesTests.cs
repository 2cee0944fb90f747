using System.Text.Json.Nodes;
using MarketData.Tools;

namespace MarketData.UnitTests.Repository;

/// <summary>The versions a user needs are said in eng/versions.json; what must repeat them says the same.</summary>
public class PrerequisitesTests
{
    static readonly JsonObject Versions = Json("eng/versions.json");

    [Test]
    public void The_readme_lists_them()
    {
        var rows = Versions
            .Select(entry => entry.Value!)
            .Select(tool => $"| {tool["name"]} | {tool["least"]} or later | {tool["neededFor"]} |");

        Assert.That(Text("README.md"), Does.Contain(string.Join('\n', rows)));
    }

    [Test]
    public void The_sdk_of_global_json_is_the_one_they_name() =>
        Assert.That((string)Json("global.json")["sdk"]!["version"]!, Does.StartWith($"{Least("dotnet")}."));

    [Test]
    public void The_engine_of_package_json_is_the_node_they_name() =>
        Assert.That((string)Json("package.json")["engines"]!["node"]!, Is.EqualTo($">={Least("node")}"));

    [TestCase("node", "node-version")]
    [TestCase("terraform", "terraform_version")]
    [TestCase("java", "java-version")]
    [TestCase("python", "python-version")]
    public void The_workflow_proves_that_the_least_version_is_enough(string tool, string input) =>
        Assert.That(Text(".github/workflows/ci.yml"), Does.Contain($"{input}: \"{Least(tool)}\""));

    static string Least(string tool) => (string)Versions[tool]!["least"]!;

    static JsonObject Json(string file) => JsonNode.Parse(Text(file))!.AsObject();

    static string Text(string file) => File.ReadAllText(Path.Combine(Checkout.Root, file));
}
