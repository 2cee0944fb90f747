namespace MarketData.InfraTests.Synthesis;

static class ContractValues
{
    /// <summary>The values of the constants of a class of the contract.</summary>
    public static IEnumerable<string> Of(Type constants) =>
        constants.GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!);
}
