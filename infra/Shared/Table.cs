using Constructs;
using MarketData.Contract;

namespace MarketData.Infra.Shared;

public sealed record TableProps
{
    public required TableSchema Schema { get; init; }
    public required Foundation Foundation { get; init; }
    public required bool DeletionProtection { get; init; }

    /// <summary>The regions with replicas, and their keys' ARNs.</summary>
    public required IReadOnlyDictionary<string, string> Replicas { get; init; }
}

/// <summary>An on-demand table, encrypted and with point-in-time recovery; keys are strings or numbers.</summary>
public sealed class Table : Construct
{
    public Table(Construct scope, TableProps props)
        : base(scope, props.Schema.Purpose)
    {
        Schema = props.Schema;
        var table = new DynamodbTable(
            this,
            "table",
            new DynamodbTableConfig
            {
                Name = props.Foundation.Names.DynamoDb(Schema.Purpose),
                BillingMode = "PAY_PER_REQUEST",
                HashKey = Schema.HashKey,
                RangeKey = Schema.RangeKey,
                Attribute = KeyAttributes(),
                GlobalSecondaryIndex = Schema.Indexes.Count == 0 ? null : Schema.Indexes.Select(Index).ToArray(),
                Ttl = Schema.TimeToLive is { } attribute
                    ? new DynamodbTableTtl { AttributeName = attribute, Enabled = true }
                    : null,
                // Absent rather than false: whether a table is protected can be seen in the configuration.
                DeletionProtectionEnabled = props.DeletionProtection ? true : null,
                // Global tables, version 2019.11.21, replicate by their stream.
                StreamEnabled = props.Replicas.Count > 0 ? true : null,
                StreamViewType = props.Replicas.Count > 0 ? "NEW_AND_OLD_IMAGES" : null,
                Replica = props.Replicas.Count > 0 ? props.Replicas.Select(Replica).ToArray() : null,
                PointInTimeRecovery = new DynamodbTablePointInTimeRecovery
                {
                    Enabled = true,
                    RecoveryPeriodInDays = 35,
                },
                ServerSideEncryption = new DynamodbTableServerSideEncryption
                {
                    Enabled = true,
                    KmsKeyArn = props.Foundation.Key.Arn,
                },
            }
        );
        Name = table.Name;
        Arn = table.Arn;
    }

    public TableSchema Schema { get; }
    public string Name { get; }
    public string Arn { get; }

    /// <summary>Gives the operations of DynamoDB's API, such as <c>PutItem</c>.</summary>
    public void Grant(ServiceRole role, string sid, params string[] operations) =>
        role.Allow(sid, Actions(operations), Arn);

    public void GrantOnIndex(ServiceRole role, string sid, IndexSchema index, params string[] operations) =>
        role.Allow(sid, Actions(operations), $"{Arn}/index/{index.Name}");

    static string[] Actions(string[] operations) => [.. operations.Select(operation => $"dynamodb:{operation}")];

    DynamodbTableAttribute[] KeyAttributes() =>
        [
            .. Schema
                .Indexes.SelectMany(index => new[] { index.HashKey, index.RangeKey })
                .Prepend(Schema.RangeKey)
                .Prepend(Schema.HashKey)
                .OfType<string>()
                .Distinct()
                .Select(key => new DynamodbTableAttribute
                {
                    Name = key,
                    Type = Schema.NumberKeys.Contains(key) ? "N" : "S",
                }),
        ];

    static DynamodbTableReplica Replica(KeyValuePair<string, string> keyByRegion) =>
        new()
        {
            RegionName = keyByRegion.Key,
            KmsKeyArn = keyByRegion.Value,
            PointInTimeRecovery = true,
            PropagateTags = true,
        };

    static DynamodbTableGlobalSecondaryIndex Index(IndexSchema index) =>
        new()
        {
            Name = index.Name,
            HashKey = index.HashKey,
            RangeKey = index.RangeKey,
            ProjectionType = "ALL",
        };
}
