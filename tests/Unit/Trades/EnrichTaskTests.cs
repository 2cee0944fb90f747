using System.Net;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Shared.Storage;
using MarketData.Trades.Messages;

namespace MarketData.UnitTests.Trades;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class EnrichTaskTests
{
    /// <summary>Of the trade of <see cref="Envelope.Valid"/>.</summary>
    static readonly DateTimeOffset Executed = new(2013, 10, 8, 14, 0, 0, TimeSpan.Zero);

    readonly TradeServices services = new();

    [Test]
    public void A_trade_gets_the_market_as_it_was_at_its_time()
    {
        Bar(Executed.AddMinutes(-2), "181.10");
        Bar(Executed.AddMinutes(-1), "181.20");
        Bar(Executed, "181.30");
        Event("a", Executed.AddSeconds(-2), ("vwap", "181.05"), ("mid", "181.24"), ("spread", "0.02"));
        Event("b", Executed, ("vwap", "181.06"), ("mid", "181.25"), ("spread", "0.03"));
        Event("c", Executed.AddMilliseconds(1), ("vwap", "999"), ("mid", "999"), ("spread", "9"));

        var answer = Enrich(Envelope.Of(Envelope.Valid));

        Assert.That(
            answer.Market,
            Is.EqualTo(new MarketMessage(Executed.AddMinutes(-1), "181.2", Executed, "181.06", "181.25", "0.03")),
            "the bar of its own minute was still forming, and what came after it says nothing"
        );
        Assert.That(answer.Missing.Select(missing => missing.Code), Is.EqualTo(["NO_REFERENCE_DATA"]));
    }

    [Test]
    public void Late_events_and_those_ahead_of_their_time_carry_no_figures_and_are_passed_over()
    {
        Event("a", Executed.AddSeconds(-3), ("vwap", "181.05"));
        Event("b", Executed.AddSeconds(-2));

        Assert.That(Enrich(Envelope.Of(Envelope.Valid)).Market?.Vwap, Is.EqualTo("181.05"));
    }

    [Test]
    public void What_is_older_than_half_an_hour_says_nothing_of_the_market()
    {
        Bar(Executed.AddMinutes(-32), "181.10");
        Event("a", Executed.AddMinutes(-31), ("mid", "181.24"));

        var answer = Enrich(Envelope.Of(Envelope.Valid));

        Assert.That(answer.Market, Is.Null);
        Assert.That(answer.Missing.Select(missing => missing.Code), Does.Contain("NO_CONTEXT"));
    }

    /// <summary>As with the setting storage.symbolIndex false.</summary>
    [Test]
    public void Where_events_have_no_index_the_bar_alone_is_the_market()
    {
        Bar(Executed.AddMinutes(-1), "181.20");
        Event("a", Executed.AddSeconds(-2), ("mid", "181.24"));

        var answer = services.Run(end =>
            services.Enrich(marketDataTable: null).HandleAsync(Envelope.Of(Envelope.Valid), "request-1", end)
        );

        Assert.That(
            answer.Market,
            Is.EqualTo(new MarketMessage(Executed.AddMinutes(-1), "181.2", null, null, null, null))
        );
    }

    [Test]
    public void Without_the_market_data_stack_it_says_so()
    {
        var answer = services.Run(end =>
            services.Enrich("dynamodb-nobody").HandleAsync(Envelope.Of(Envelope.Valid), "request-1", end)
        );

        Assert.That(answer.Market, Is.Null);
        Assert.That(
            answer.Missing[0],
            Is.EqualTo(
                new ReasonMessage(
                    "NO_MARKET_DATA",
                    $"There is no table {services.Store.NameOf(Tables.Bars)} or dynamodb-nobody."
                )
            )
        );
    }

    [TestCase("symbol", null, "NO_SYMBOL")]
    [TestCase("amount", "0", "NOT_A_TRADE")]
    public void What_cannot_be_enriched_stops_nothing(string name, string? json, string code) =>
        Assert.That(Enrich(Envelope.Changed(name, json)).Missing.Select(missing => missing.Code), Is.EqualTo([code]));

    [Test]
    public void Reference_data_comes_from_where_operators_say()
    {
        services.Set[TradeParameters.ApiEndpoint] = "https://reference.test";
        services.Api.Answers(HttpStatusCode.OK, """{"isin":"US4592001014"}""");

        Assert.That(Enrich(Envelope.Of(Envelope.Valid)).Reference, Is.EqualTo("""{"isin":"US4592001014"}"""));
        Assert.That(services.Api.Asked, Is.EqualTo(["https://reference.test/IBM"]));
    }

    EnrichmentAnswer Enrich(JsonElement input) =>
        services.Run(end => services.Enrich().HandleAsync(input, "request-1", end));

    void Bar(DateTimeOffset minute, string close) =>
        services.Put(
            Tables.Bars,
            new()
            {
                [Tables.Bars.HashKey] = Attributes.Text("IBM"),
                [Tables.Bars.RangeKey!] = Attributes.Minute(minute),
                ["close"] = new() { N = close },
            }
        );

    void Event(string id, DateTimeOffset time, params (string Name, string Number)[] figures)
    {
        var item = new Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>
        {
            [Tables.MarketData.HashKey] = Attributes.Text(id),
            [Tables.SymbolIndex.HashKey] = Attributes.Text("IBM"),
            [Tables.SymbolIndex.RangeKey] = Attributes.Time(time),
        };
        foreach (var (name, number) in figures)
        {
            item[name] = new() { N = number };
        }

        services.Put(Tables.MarketData, item);
    }
}
