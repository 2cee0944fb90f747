using System.Globalization;
using MarketData.Contract;

namespace MarketData.Ops.Restoring;

/// <summary>What an operator does after each half of a restore.</summary>
/// <param name="names">The environment's.</param>
/// <param name="purposes">Of the tables.</param>
/// <param name="at">The second that is restored.</param>
sealed class NextSteps(ResourceNames names, IReadOnlyList<string> purposes, DateTimeOffset at)
{
    string Time => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    IEnumerable<string> Stacks =>
        new[] { (ResourceNames.MarketData, Tables.OfMarketData), (ResourceNames.Trades, Tables.OfTrades) }
            .Where(stack => stack.Item2.Any(table => purposes.Contains(table.Purpose)))
            .Select(stack => stack.Item1);

    public string AfterBeside =>
        string.Join(
            '\n',
            [
                .. Stacks.Select(stack => $"ops audit verify --trail {stack} --restored {Time}"),
                .. Stacks.Select(stack => $"ops pause --bus {stack}"),
                $"ops restore {string.Join(' ', purposes)} --at {Time} --take-over",
            ]
        );

    public string AfterTakeOver =>
        string.Join(
            '\n',
            [
                .. Stacks.Select(stack => $"ops audit verify --trail {stack}"),
                $"{SettingsVariables.Suffix}={names.Suffix} npx cdktf deploy "
                    + string.Join(' ', Stacks.Select(stack => $"{stack}-{names.Suffix}"))
                    + "   (puts time to live, recovery, tags and protection back, and goes on with processing)",
                .. Stacks.Select(stack => $"ops replay {Time} END --bus {stack}   (what came after that second)"),
                .. purposes
                    .Select(purpose => new RestoredTable(names.DynamoDb(purpose), at))
                    .Select(table => $"aws dynamodb delete-table --table-name {table.Beside}   (once all is well)"),
            ]
        );
}
