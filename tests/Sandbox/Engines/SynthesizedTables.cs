using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Sandbox.Deployment;
using MarketData.Sandbox.Steps;

namespace MarketData.SandboxTests;

/// <summary>
/// The stacks' tables, made in DynamoDB Local from the Terraform that is synthesized once for all tests.
/// </summary>
public static class SynthesizedTables
{
    static readonly Lazy<Task<IReadOnlyList<CreateTableRequest>>> Definitions = new(SynthesizeAsync);

    /// <summary>Makes a fresh set of all tables and returns their names by purpose.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> CreateAsync(
        IAmazonDynamoDB engine,
        CancellationToken cancellation = default
    )
    {
        var names = new Dictionary<string, string>();
        var set = Guid.NewGuid().ToString("N");
        foreach (var definition in await Definitions.Value)
        {
            var name = $"{set}-{definition.TableName}";
            await engine.CreateTableAsync(
                new()
                {
                    TableName = name,
                    KeySchema = definition.KeySchema,
                    AttributeDefinitions = definition.AttributeDefinitions,
                    GlobalSecondaryIndexes = definition.GlobalSecondaryIndexes,
                    BillingMode = definition.BillingMode,
                },
                cancellation
            );
            names.Add(definition.TableName, name);
        }

        return names;
    }

    static async Task<IReadOnlyList<CreateTableRequest>> SynthesizeAsync()
    {
        using var workspace = new Workspace();
        var settings = new Dictionary<string, string>
        {
            [SettingsVariables.Suffix] = "tests",
            [SettingsVariables.Folder] = TestSettings.Folder,
        };
        var stacks = await DotNet.SynthesizeAsync(workspace, settings, _ => { }, CancellationToken.None);
        string[] names = [ResourceNames.MarketData, ResourceNames.Trades];
        return [.. names.SelectMany(name => Tables(Path.Combine(stacks, $"{name}-tests", "cdk.tf.json")))];
    }

    static IReadOnlyList<CreateTableRequest> Tables(string stack)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(stack));
        return
        [
            .. json
                .RootElement.GetProperty("resource")
                .GetProperty("aws_dynamodb_table")
                .EnumerateObject()
                .Select(table => Definition(table.Value)),
        ];
    }

    static CreateTableRequest Definition(JsonElement table) =>
        new()
        {
            TableName = Purpose(table.GetProperty("name").GetString()!),
            BillingMode = BillingMode.FindValue(table.GetProperty("billing_mode").GetString()),
            KeySchema = Key(table),
            AttributeDefinitions =
            [
                .. Items(table, "attribute")
                    .Select(attribute => new AttributeDefinition(
                        attribute.GetProperty("name").GetString(),
                        ScalarAttributeType.FindValue(attribute.GetProperty("type").GetString())
                    )),
            ],
            GlobalSecondaryIndexes = Items(table, "global_secondary_index").Select(Index).ToList()
                is { Count: > 0 } indexes
                ? indexes
                : null,
        };

    static GlobalSecondaryIndex Index(JsonElement index) =>
        new()
        {
            IndexName = index.GetProperty("name").GetString(),
            KeySchema = Key(index),
            Projection = new()
            {
                ProjectionType = ProjectionType.FindValue(index.GetProperty("projection_type").GetString()),
            },
        };

    static List<KeySchemaElement> Key(JsonElement element)
    {
        var key = new List<KeySchemaElement> { new(element.GetProperty("hash_key").GetString(), KeyType.HASH) };
        if (element.TryGetProperty("range_key", out var range))
        {
            key.Add(new(range.GetString(), KeyType.RANGE));
        }

        return key;
    }

    static List<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    /// <summary>dynamodb-market-data-tests is for market-data.</summary>
    static string Purpose(string name) => name["dynamodb-".Length..^"-tests".Length];
}
