using System.Globalization;
using MarketData.Contract;

namespace MarketData.Ops.Restoring;

/// <summary>What an operator does after each half of a restore.</summary>
/// <param name="names">The environment's.</param>
/// <param name="purposes">Of the tables.</param>
sealed class NextSteps(ResourceNames names, IReadOnlyList<string> purposes)
{
    IEnumerable<string> Stacks =>
        new[] { (ResourceNames.MarketData, Tables.OfMarketData), (ResourceNames.Trades, Tables.OfTrades) }
            .Where(stack => stack.Item2.Any(table => purposes.Contains(table.Purpose)))
            .Select(stack => stack.Item1);

    IEnumerable<string> Verify => Stacks.Select(stack => $"ops audit verify --trail {stack}");

    string Deploy =>
        $"{SettingsVariables.Suffix}={names.Suffix} npx cdktf deploy "
        + string.Join(' ', Stacks.Select(stack => $"{stack}-{names.Suffix}"))
        + "   (puts time to live, recovery, tags and protection back, and goes on with processing)";

    public string AfterBeside(DateTimeOffset at) =>
        string.Join(
            '\n',
            [
                .. Stacks.Select(stack => $"ops audit verify --trail {stack} --restored {Time(at)}"),
                .. Stacks.Select(stack => $"ops pause --bus {stack}"),
                $"ops restore {string.Join(' ', purposes)} --at {Time(at)} --take-over",
            ]
        );

    public string AfterTakeOver(DateTimeOffset at) =>
        string.Join(
            '\n',
            [
                .. Verify,
                Deploy,
                .. Stacks.Select(stack => $"ops replay {Time(at)} END --bus {stack}   (what came after that second)"),
                .. purposes
                    .Select(purpose => new RestoredTable(names.DynamoDb(purpose), at))
                    .Select(table => $"aws dynamodb delete-table --table-name {table.Beside}   (once all is well)"),
            ]
        );

    /// <summary>What came since waits in the buffer.</summary>
    public string AfterDeleted => string.Join('\n', [Deploy, .. Verify]);

    static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
