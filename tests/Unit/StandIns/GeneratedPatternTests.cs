using Amazon.KeyManagementService;

namespace MarketData.UnitTests.StandIns;

/// <summary>A client that is to be had here, of the same generator and generation, says how the others look.</summary>
[TestFixtureSource(typeof(Packages), nameof(Packages.Clients))]
public class GeneratedPatternTests(Type client)
{
    [Test]
    public void Client_configuration_exception_and_request_have_the_constructors_and_properties_of_a_real_one() =>
        Assert.That(
            GeneratedPattern.Describe(client),
            Is.EquivalentTo(GeneratedPattern.Describe(typeof(AmazonKeyManagementServiceClient)))
        );
}
