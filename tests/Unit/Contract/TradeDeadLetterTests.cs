using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Tools;

namespace MarketData.UnitTests.Contract;

/// <summary>The state machine is written in a language that knows no constants.</summary>
public sealed class TradeDeadLetterTests
{
    [Test]
    public void Dead_letters_have_the_members_that_the_contract_names()
    {
        var definition = JsonNode.Parse(
            File.ReadAllText(Path.Combine(Checkout.Root, "infra", "Trades", "trade-processing.asl.json"))
        )!;

        var bodies = Bodies(definition).ToList();

        Assert.That(bodies.Select(body => (string?)body[TradeDeadLetter.Task]), Is.EquivalentTo(TradeTasks.All));
        Assert.That(
            bodies.Select(body => body.Select(member => member.Key.Replace(".$", "", StringComparison.Ordinal))),
            Is.All.EquivalentTo(TradeDeadLetter.Members)
        );
    }

    static IEnumerable<JsonObject> Bodies(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member =>
                member is { Key: "MessageBody", Value: JsonObject body } ? [body] : Bodies(member.Value)
            ),
            JsonArray items => items.SelectMany(Bodies),
            _ => [],
        };
}
