using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Ops.Deployment;
using MarketData.Processor.Rules;

namespace MarketData.Ops.Rules;

/// <summary>
/// The alert-rules table, into which only rules get that the function would take. Each method says what stood against
/// it: nothing where it was done.
/// </summary>
public sealed class RuleTable(IAmazonDynamoDB dynamo, string table)
{
    /// <summary>Of a rule that is there, and not only the row that its deletion left.</summary>
    static readonly string IsThere =
        $"attribute_exists({Tables.AlertRules.HashKey}) AND attribute_not_exists({AlertRuleFields.Deleted})";

    public async Task<IReadOnlyList<Item>> ReadAsync(CancellationToken cancellation)
    {
        var rows = await new TableReader(dynamo).ScanAsync(table).ToListAsync(cancellation);
        return
        [
            .. rows.Where(row => !IsDeleted(row))
                .OrderBy(row => row[Tables.AlertRules.HashKey].S, StringComparer.Ordinal),
        ];
    }

    /// <param name="row">Of a new rule, or in place of the one of its name.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<string>> PutAsync(Item row, CancellationToken cancellation)
    {
        if (!RuleItem.TryRead(row, out var rule, out var problems))
        {
            return [.. problems.Select(problem => problem.Sentence)];
        }

        if (RuleItem.IsEnabled(row) && await RefusesAnotherAsync(rule.Id, cancellation) is { } full)
        {
            return [full];
        }

        await dynamo.PutItemAsync(table, row, cancellation);
        return [];
    }

    public async Task<IReadOnlyList<string>> EnableAsync(string id, CancellationToken cancellation)
    {
        var stored = await dynamo.GetItemAsync(table, Key(id), consistentRead: true, cancellation);
        if (stored.Item is not { Count: > 0 } row || IsDeleted(row))
        {
            return [Unknown(id)];
        }

        row[AlertRuleFields.Enabled] = new() { BOOL = true };
        return await PutAsync(row, cancellation);
    }

    /// <summary>A rule that is wrong can be switched off, too.</summary>
    public Task<IReadOnlyList<string>> DisableAsync(string id, CancellationToken cancellation) =>
        IfKnownAsync(
            id,
            dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = Key(id),
                    UpdateExpression = $"SET {AlertRuleFields.Enabled} = :off",
                    ConditionExpression = IsThere,
                    ExpressionAttributeValues = new() { [":off"] = new() { BOOL = false } },
                },
                cancellation
            )
        );

    /// <summary>
    /// Leaves a row that is switched off. Terraform writes a default rule anew where its row is gone, and leaves a row
    /// that is there as it is. docs/decisions/0021
    /// </summary>
    public Task<IReadOnlyList<string>> DeleteAsync(string id, CancellationToken cancellation) =>
        IfKnownAsync(
            id,
            dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = new(Key(id))
                    {
                        [AlertRuleFields.Enabled] = new() { BOOL = false },
                        [AlertRuleFields.Deleted] = new() { BOOL = true },
                    },
                    ConditionExpression = IsThere,
                },
                cancellation
            )
        );

    /// <summary>The function leaves out the rules beyond its limit; here there is somebody to tell.</summary>
    async Task<string?> RefusesAnotherAsync(string id, CancellationToken cancellation)
    {
        var others = (await ReadAsync(cancellation)).Count(row =>
            RuleItem.IsEnabled(row) && row[Tables.AlertRules.HashKey].S != id
        );
        return others < RuleBook.MaxRules
            ? null
            : $"{others} other rules are enabled; at most {RuleBook.MaxRules} can be in force.";
    }

    static async Task<IReadOnlyList<string>> IfKnownAsync(string id, Task change)
    {
        try
        {
            await change;
            return [];
        }
        catch (ConditionalCheckFailedException)
        {
            return [Unknown(id)];
        }
    }

    static bool IsDeleted(Item row) => row.ContainsKey(AlertRuleFields.Deleted);

    static string Unknown(string id) => $"there is no rule '{id}'; `rules list` shows those there are.";

    static Item Key(string id) => new() { [Tables.AlertRules.HashKey] = new(id) };
}
