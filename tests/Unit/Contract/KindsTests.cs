using System.Reflection;
using MarketData.Contract;
using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Processor.Decoding;
using MarketData.UnitTests.Decoding;
using MarketData.UnitTests.Storage;

namespace MarketData.UnitTests.Contract;

/// <summary>The lists of kinds are what rules and decoder know, and nothing else.</summary>
public class KindsTests
{
    [Test]
    public void All_kinds_of_rules_are_those_that_are_named_and_those_that_are_read()
    {
        Assert.That(AlertRuleKinds.All, Is.EquivalentTo(Names(typeof(AlertRuleKinds))));
        Assert.That(
            StoredRules.All().Select(rule => ((AlertRule)rule.Arguments[1]!).Kind).Distinct(),
            Is.EquivalentTo(AlertRuleKinds.All),
            "each is read from its row in a test of its own"
        );
        Assert.That(
            typeof(AlertRule).Assembly.GetTypes().Count(type => type is { IsAbstract: false } && IsRule(type)),
            Is.EqualTo(AlertRuleKinds.All.Count)
        );

        static bool IsRule(Type type) => type.IsSubclassOf(typeof(AlertRule));
    }

    [Test]
    public void All_detail_types_are_those_that_are_named() =>
        Assert.That(BusEvents.DetailTypes.Append(BusEvents.SourcePrefix), Is.EquivalentTo(Names(typeof(BusEvents))));

    [TestCaseSource(typeof(BusEvents), nameof(BusEvents.DetailTypes))]
    public void A_detail_type_is_known_to_the_decoder(string type) =>
        Assert.That(
            EventDecoder.Decode(Body.Of("{}", type), DateTimeOffset.UnixEpoch),
            Is.TypeOf<Decoded.Invalid>()
                .With.Property(nameof(Decoded.Invalid.Rejection))
                .Property(nameof(Rejection.Reason))
                .EqualTo(RejectionReason.MissingExchange)
        );

    static IEnumerable<string> Names(Type constants) =>
        constants
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
}
