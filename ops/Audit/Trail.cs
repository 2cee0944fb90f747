using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Ops.Deployment;
using MarketData.Processor.Configuration;
using MarketData.Shared.Trail;
using MarketData.Trades.Recording;

namespace MarketData.Ops.Audit;

/// <summary>A deployment's audit trail: its tables, its keys, and the rows that its records are about.</summary>
public sealed class Trail(
    IAmazonDynamoDB dynamo,
    IAmazonKeyManagementService kms,
    TrailSettings settings,
    AuditedRows rows
)
{
    readonly Backoff backoff = new(TimeProvider.System);

    public static Trail OfMarketData(
        IAmazonDynamoDB dynamo,
        IAmazonKeyManagementService kms,
        ProcessorSettings settings
    ) => new(dynamo, kms, settings.Trail, new AuditedEvents(settings.MarketDataTable));

    public static Trail OfTrades(IAmazonDynamoDB dynamo, IAmazonKeyManagementService kms, RecordSettings settings) =>
        new(dynamo, kms, settings.Trail, new AuditedTrades(settings.TradesTable));

    public IAmazonDynamoDB Dynamo => dynamo;
    public IAmazonKeyManagementService Kms => kms;
    public TrailSettings Settings => settings;
    public AuditedRows Rows => rows;
    public TableReader Reader { get; } = new(dynamo);

    AuditKeyTable KeyTable => new(dynamo, settings, backoff);
    AuditKeyEncryption Encryption => new(kms, settings, backoff);

    public Task<IReadOnlyList<StoredAuditKey>> LoadStoredKeysAsync(CancellationToken cancellation) =>
        KeyTable.LoadAsync(cancellation);

    /// <summary>All of them, those that were rotated out included.</summary>
    public async Task<AuditKeys> LoadKeysAsync(CancellationToken cancellation)
    {
        var keys = new List<AuditKey>();
        foreach (var stored in await LoadStoredKeysAsync(cancellation))
        {
            keys.Add(await Encryption.DecryptAsync(stored, cancellation));
        }

        return new AuditKeys(keys);
    }

    /// <returns>False where somebody else added one first.</returns>
    public async Task<bool> TryAddKeyAsync(
        IReadOnlyList<StoredAuditKey> known,
        DateTimeOffset from,
        CancellationToken cancellation
    )
    {
        var ciphertext = await Encryption.GenerateAsync(cancellation);
        return await KeyTable.TryAddAsync(known, new(known.Count + 1, from, ciphertext), cancellation);
    }

    /// <returns>Where the chains ended when a key was rotated out, or null where that is not sealed.</returns>
    public async Task<(ChainHeads Heads, Digest Seal)?> LoadSealAsync(int key, CancellationToken cancellation)
    {
        var parts = new List<Item>();
        do
        {
            var name = KeySealItem.RowName(key, parts.Count);
            var place = ChainHeadItem.KeyOf(settings.StateSchema, name);
            if (await Reader.GetAsync(settings.StateTable, place, cancellation) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        } while (parts.Count < KeySealItem.ReadParts(parts[0]));

        return KeySealItem.Read(settings.TrailTable, parts);
    }

    public async Task SealAsync(int key, ChainHeads heads, Digest seal, CancellationToken cancellation)
    {
        foreach (var part in KeySealItem.Write(settings.StateSchema, key, heads, seal))
        {
            await dynamo.PutItemAsync(settings.StateTable, part, cancellation);
        }
    }

    /// <summary>Where the chains end now.</summary>
    public async Task<ChainHeads> LoadHeadsAsync(DateTimeOffset now, CancellationToken cancellation) =>
        new(
            settings.TrailTable,
            now,
            await Reader
                .ScanAsync(settings.StateTable)
                .Where(item => !AuditKeysItem.IsOfKeys(ChainOf(item)))
                .ToDictionaryAsync(ChainOf, ChainHeadItem.Read, cancellationToken: cancellation)
        );

    /// <summary>The chain whose end, or the name of what else, stands in a row of the state table.</summary>
    public string ChainOf(Item item) => item[settings.StateSchema.HashKey].S;

    public async Task<AuditRecord?> FindRecordAsync(string auditId, CancellationToken cancellation) =>
        await FindRecordItemAsync(auditId, cancellation) is { } item ? AuditItem.Read(item) : null;

    public Task<Item?> FindRecordItemAsync(string auditId, CancellationToken cancellation) =>
        Reader.GetAsync(settings.TrailTable, Tables.AuditTrail.HashKey, auditId, cancellation);
}
