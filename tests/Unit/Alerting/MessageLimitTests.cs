using MarketData.Contract;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;
using MarketData.UnitTests.Function;

namespace MarketData.UnitTests.Alerting;

/// <summary>The model's settings allow three messages a minute of a rule about one symbol, five about all.</summary>
[CancelAfter(60_000)]
sealed class MessageLimitTests
{
    [Test]
    public void A_noisy_symbol_does_not_delay_the_others_of_a_rule()
    {
        var function = WithRules();

        function.Handle([.. Enumerable.Range(0, 10).Select(id => Large(symbol: 0, id)), Large(symbol: 1, id: 10)]);

        Assert.That(Symbols(function), Is.EqualTo(new[] { "S0", "S0", "S0", "S1" }));
    }

    [Test]
    public void A_rule_has_a_limit_for_all_its_symbols()
    {
        var function = WithRules();

        function.Handle([.. Enumerable.Range(0, 12).Select(id => Large(symbol: id / 3, id))]);

        Assert.That(Symbols(function), Has.Length.EqualTo(5));
    }

    static FedEvent Large(int symbol, int id) =>
        new(FedKind.Trade, symbol, id, Second: 3000, Price: 10, Volume: 2_000_000, IsReplay: false);

    static string[] Symbols(FunctionOnModel function) =>
        [
            .. function
                .Topic.Published.Select(message => message.Attributes[MessageAttributes.Symbol])
                .Order(StringComparer.Ordinal),
        ];

    static FunctionOnModel WithRules()
    {
        var function = new FunctionOnModel();
        SimulatedRules.Put(function.Store);
        return function;
    }
}
