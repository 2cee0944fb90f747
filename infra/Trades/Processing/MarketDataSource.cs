using MarketData.Contract;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Processing;

/// <summary>
/// Where trades find their market context: the tables of the market-data stack of the same environment, by their names.
/// That stack need not be deployed; trades are then recorded without it.
/// </summary>
static class MarketDataSource
{
    /// <param name="names">Of the environment.</param>
    /// <param name="eventsHaveIndex">Whether events can be found by symbol.</param>
    public static Dictionary<string, string> Variables(ResourceNames names, bool eventsHaveIndex)
    {
        var variables = new Dictionary<string, string>
        {
            [FunctionVariables.BarsTable] = names.DynamoDb(Tables.Bars.Purpose),
        };
        if (eventsHaveIndex)
        {
            variables[FunctionVariables.MarketDataTable] = names.DynamoDb(Tables.MarketData.Purpose);
        }

        return variables;
    }

    public static void GrantRead(Foundation foundation, ServiceRole role, bool eventsHaveIndex)
    {
        var (_, names, account, _) = foundation;
        role.Allow("Bars", ["dynamodb:Query"], TableArn(Tables.Bars));
        if (eventsHaveIndex)
        {
            var index = $"{TableArn(Tables.MarketData)}/index/{Tables.SymbolIndex.Name}";
            role.Allow("MarketData", ["dynamodb:Query"], index);
        }

        StackKeys.GrantDecryptThroughDynamoDb(foundation, role, "MarketDataKey", ResourceNames.MarketData);

        string TableArn(TableSchema schema) => account.Arn("dynamodb", $"table/{names.DynamoDb(schema.Purpose)}");
    }
}
