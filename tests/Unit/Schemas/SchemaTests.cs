using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Domain.Trades;
using MarketData.Tests.Model.Schemas;
using MarketData.Tools;
using MarketData.UnitTests.Decoding;

namespace MarketData.UnitTests.Schemas;

/// <summary>What contract/schemas tells producers is what the decoders do.</summary>
public sealed class SchemaTests
{
    [TestCaseSource(typeof(Body), nameof(Body.Rejected))]
    public void A_body_that_can_never_be_stored_has_the_same_verdict(string body, object reason, string says) =>
        Assert.That(MarketContract.Judged.Disagreement(body), Is.Null, $"{reason}: {says}");

    [Test]
    public void Recorded_and_documented_messages_have_the_same_verdict()
    {
        var bodies = Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, "tests", "Data", "envelopes"), "*.json")
            .SelectMany(file => Bodies(JsonNode.Parse(File.ReadAllText(file).TrimStart('\uFEFF'))!))
            .ToList();

        Assert.That(bodies, Has.Count.GreaterThan(5));
        Assert.That(bodies.Select(MarketContract.Judged.Disagreement), Is.All.Null);
    }

    [TestCase("events.md", "A trade", BusEvents.RawMarketData)]
    [TestCase("events.md", "A quote", BusEvents.Quote)]
    public void The_documented_market_event_passes(string file, string section, string detailType) =>
        AssertPasses(MarketContract.Judged, MarketContract.BodyOf(Documented(file, section), detailType));

    [Test]
    public void The_documented_trade_passes() =>
        AssertPasses(TradeContract.Judged, TradeContract.BodyOf(Documented("trades.md", "The event")));

    [TestCaseSource(nameof(Contracts))]
    public void Every_exception_is_needed(object contract)
    {
        var judged = (JudgedContract)contract;

        Assert.Multiple(() =>
        {
            foreach (var gap in judged.Unsayable)
            {
                Assert.That(judged.Decode(gap.Sample).Where(gap.Covers), Is.Not.Empty, gap.Why);
                Assert.That(judged.SchemaTakes(gap.Sample), gap.Why);
            }

            foreach (var difference in judged.Narrower)
            {
                var document = (JsonObject)JsonNode.Parse(difference.Sample)!;
                difference.Rewrite(document);

                Assert.That(judged.Decode(difference.Sample), Is.Empty, difference.Why);
                Assert.That(judged.SchemaTakes(difference.Sample), Is.False, difference.Why);
                Assert.That(judged.SchemaTakes(document.ToJsonString()), difference.Why);
            }
        });
    }

    [Test]
    public void The_names_are_those_of_the_contract()
    {
        var market = MarketContract.Judged.Document["properties"]!;
        var trade = TradeContract.Judged.Document["properties"]!;

        Assert.That(market["detail-type"]!["enum"]!.Deserialize<string[]>(), Is.EqualTo(BusEvents.DetailTypes));
        Assert.That(
            (string)market["source"]!["pattern"]!,
            Is.EqualTo($"^{BusEvents.SourcePrefix.Replace(".", "\\.", StringComparison.Ordinal)}")
        );
        Assert.That((string)trade["detail-type"]!["const"]!, Is.EqualTo(TradeEvents.DetailType));
        Assert.That(
            (string)trade["source"]!["pattern"]!,
            Is.EqualTo($"^{TradeEvents.SourcePrefix.Replace(".", "\\.", StringComparison.Ordinal)}")
        );
    }

    [Test]
    public void Every_currency_is_listed()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => $"{(char)letter}").ToList();
        var codes =
            from first in letters
            from second in letters
            from third in letters
            select first + second + third into code
            where Currency.TryParse(code, out _)
            select code;

        Assert.That(
            TradeContract.Judged.Document["$defs"]!["currency"]!["enum"]!.Deserialize<string[]>(),
            Is.EqualTo(codes)
        );
    }

    [TestCase("positive")]
    [TestCase("numberAsText")]
    [TestCase("time")]
    [TestCase("optionalTime")]
    public void What_both_schemas_define_is_the_same(string definition) =>
        Assert.That(
            JsonNode.DeepEquals(
                MarketContract.Judged.Document["$defs"]![definition],
                TradeContract.Judged.Document["$defs"]![definition]
            )
        );

    static IEnumerable<TestCaseData> Contracts() =>
        [
            new TestCaseData(MarketContract.Judged).SetArgDisplayNames("market events"),
            new TestCaseData(TradeContract.Judged).SetArgDisplayNames("trades"),
        ];

    static void AssertPasses(JudgedContract contract, string body)
    {
        Assert.That(contract.Decode(body), Is.Empty);
        Assert.That(contract.SchemaTakes(body));
    }

    static IEnumerable<string> Bodies(JsonNode file) =>
        (file["Records"] ?? file["Messages"])
            ?.AsArray()
            .Select(message => (string)(message!["body"] ?? message["Body"])!)
        ?? [];

    /// <summary>The first JSON below a heading.</summary>
    static string Documented(string file, string heading) =>
        File.ReadAllText(Path.Combine(Checkout.Root, "docs", file))
            .Split($"## {heading}\n")[1]
            .Split("```json\n")[1]
            .Split("```")[0];
}
