using MarketData.Tools;

namespace MarketData.SandboxTests;

/// <summary>Settings of the tests' own: what a user writes into settings/ changes nothing here.</summary>
static class TestSettings
{
    public static string Folder => Path.Combine(Checkout.Root, "tests", "Sandbox", "Settings");
}
