using Constructs;
using HashiCorp.Cdktf.Providers.Aws.DynamodbTable;
using MarketData.Contract;

namespace MarketData.Infra.Constructs;

public sealed record TableProps
{
    public required string Purpose { get; init; }
    public required ResourceNames Names { get; init; }
    public required EncryptionKey Key { get; init; }
    public required string HashKey { get; init; }
    public string? RangeKey { get; init; }
    public IReadOnlyList<TableIndex> Indexes { get; init; } = [];
    public bool DeletionProtection { get; init; }

    /// <summary>The regions with replicas, and their keys' ARNs.</summary>
    public IReadOnlyDictionary<string, string> Replicas { get; init; } = new Dictionary<string, string>();

    /// <summary>The attribute that holds an item's end of life in Unix seconds.</summary>
    public string? TimeToLive { get; init; }
}

/// <summary>A global secondary index that projects whole items.</summary>
public sealed record TableIndex(string Name, string HashKey, string RangeKey);

/// <summary>An on-demand table, encrypted and with point-in-time recovery; every key is a string.</summary>
public sealed class Table : Construct
{
    public Table(Construct scope, string id, TableProps props)
        : base(scope, id)
    {
        var keys = props
            .Indexes.SelectMany(index => new[] { index.HashKey, index.RangeKey })
            .Prepend(props.RangeKey)
            .Prepend(props.HashKey)
            .OfType<string>()
            .Distinct();
        var table = new DynamodbTable(
            this,
            "table",
            new DynamodbTableConfig
            {
                Name = props.Names.DynamoDb(props.Purpose),
                BillingMode = "PAY_PER_REQUEST",
                HashKey = props.HashKey,
                RangeKey = props.RangeKey,
                Attribute = keys.Select(key => new DynamodbTableAttribute { Name = key, Type = "S" }).ToArray(),
                GlobalSecondaryIndex = props.Indexes.Count == 0 ? null : props.Indexes.Select(Projection).ToArray(),
                Ttl = props.TimeToLive is null
                    ? null
                    : new DynamodbTableTtl { AttributeName = props.TimeToLive, Enabled = true },
                // Absent rather than false: protection is what stands in the configuration.
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
                    KmsKeyArn = props.Key.Arn,
                },
            }
        );
        Name = table.Name;
        Arn = table.Arn;
        HashKey = props.HashKey;
        Purpose = props.Purpose;
        IndexNames = [.. props.Indexes.Select(index => index.Name)];
    }

    public string Purpose { get; }
    public string Name { get; }
    public string Arn { get; }
    public string HashKey { get; }
    public IReadOnlyList<string> IndexNames { get; }

    /// <summary>Gives the operations of DynamoDB's API, such as <c>PutItem</c>.</summary>
    public void Grant(FunctionRole role, string sid, params string[] operations) =>
        role.Allow(sid, Actions(operations), Arn);

    public void GrantOnIndex(FunctionRole role, string sid, string index, params string[] operations) =>
        role.Allow(sid, Actions(operations), $"{Arn}/index/{index}");

    static string[] Actions(string[] operations) => [.. operations.Select(operation => $"dynamodb:{operation}")];

    static DynamodbTableReplica Replica(KeyValuePair<string, string> keyByRegion) =>
        new()
        {
            RegionName = keyByRegion.Key,
            KmsKeyArn = keyByRegion.Value,
            PointInTimeRecovery = true,
            PropagateTags = true,
        };

    static DynamodbTableGlobalSecondaryIndex Projection(TableIndex index) =>
        new()
        {
            Name = index.Name,
            HashKey = index.HashKey,
            RangeKey = index.RangeKey,
            ProjectionType = "ALL",
        };
}
