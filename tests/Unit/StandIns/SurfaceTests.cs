using System.Reflection;

namespace MarketData.UnitTests.StandIns;

/// <summary>
/// The tables of standins/README.md were written from the real packages' sources. A stand-in has what they say and no
/// more; built with -p:AwsPackages=NuGet, the real package has it, with the same overloads.
/// </summary>
[TestFixtureSource(typeof(Packages), nameof(Packages.All))]
public class SurfaceTests(Assembly package)
{
    /// <summary>Its further overloads take more arguments: they compete for no call that the table allows.</summary>
    const string Logger = "interface ILambdaLogger";

    readonly SurfaceTable table = SurfaceTable.Read(package.GetName().Name!);

    readonly Dictionary<string, string[]> types = package
        .GetExportedTypes()
        .Where(type => !type.Namespace!.EndsWith(".Internal", StringComparison.Ordinal) && !IsGeneratedPattern(type))
        .GroupBy(Signature.Of)
        .ToDictionary(types => types.Key, types => types.SelectMany(Signature.MembersOf).ToArray());

    [Test]
    public void Every_type_of_the_table_is_there() => Assert.That(types.Keys, Is.SupersetOf(table.Members.Keys));

    [Test]
    public void Every_member_of_the_table_is_there()
    {
        foreach (var (type, members) in table.Members)
        {
            Assert.That(types[type], Is.SupersetOf(members), type);
        }
    }

    [Test]
    public void An_operation_or_constructor_has_the_overloads_of_the_table_and_no_others()
    {
        foreach (var (type, members) in table.Members.Where(entry => entry.Key != Logger))
        {
            var callable = members.Where(member => member.Contains('(')).ToArray();
            var names = callable.Select(Signature.NameOf).ToHashSet();

            Assert.That(
                types[type].Where(member => names.Contains(Signature.NameOf(member))),
                Is.EquivalentTo(callable),
                type
            );
        }
    }

    [Test]
    public void A_stand_in_has_nothing_that_the_table_lacks()
    {
        Assume.That(package.IsStandIn(), "The real packages have more.");

        Assert.That(types.Keys, Is.EquivalentTo(table.Members.Keys));
        foreach (var (type, members) in table.Members)
        {
            Assert.That(types[type], Is.EquivalentTo(members), type);
        }
    }

    /// <summary>Those are held against a real client of the same generator.</summary>
    static bool IsGeneratedPattern(Type type) =>
        Packages.Clients.Any(client => GeneratedPattern.TypesOf(client).Contains(type));
}
