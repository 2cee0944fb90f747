using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.KeyManagementService;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Hosting;
using MarketData.Ops.Deployment;
using MarketData.Processor.Configuration;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Audit;

/// <summary>A deployment's audit trail: its tables and its keys.</summary>
public sealed class Trail(IAmazonDynamoDB dynamo, IAmazonKeyManagementService kms, ProcessorSettings settings)
{
    readonly Backoff backoff = new(TimeProvider.System);
    readonly TableReader tables = new(dynamo);

    public IAmazonDynamoDB Dynamo => dynamo;
    public ProcessorSettings Settings => settings;

    AuditKeyTable KeyTable => new(dynamo, settings.Trail, backoff);
    AuditKeyEncryption Encryption => new(kms, settings.Trail, backoff);

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
        var parts = new List<Dictionary<string, AttributeValue>>();
        do
        {
            var name = KeySealItem.RowName(key, parts.Count);
            var part = await tables.GetAsync(settings.SymbolStateTable, Tables.SymbolState.HashKey, name, cancellation);
            if (part is null)
            {
                return null;
            }

            parts.Add(part);
        } while (parts.Count < KeySealItem.ReadParts(parts[0]));

        return KeySealItem.Read(settings.AuditTrailTable, parts);
    }

    public async Task SealAsync(int key, ChainHeads heads, Digest seal, CancellationToken cancellation)
    {
        foreach (var part in KeySealItem.Write(key, heads, seal))
        {
            await dynamo.PutItemAsync(settings.SymbolStateTable, part, cancellation);
        }
    }

    /// <summary>Where the chains end now.</summary>
    public async Task<ChainHeads> LoadHeadsAsync(DateTimeOffset now, CancellationToken cancellation) =>
        new(
            settings.AuditTrailTable,
            now,
            await tables
                .ScanAsync(settings.SymbolStateTable)
                .Where(item => !AuditKeysItem.IsOfKeys(item[Tables.SymbolState.HashKey].S))
                .ToDictionaryAsync(
                    item => item[Tables.SymbolState.HashKey].S,
                    ChainHeadItem.Read,
                    cancellationToken: cancellation
                )
        );

    /// <returns>The record of an event's commit, or null where the event or its record is not stored.</returns>
    public async Task<(AuditRecord Record, AuditEntry.Commit Commit)?> FindCommitOfAsync(
        string eventId,
        CancellationToken cancellation
    ) =>
        await GetAsync(settings.MarketDataTable, Tables.MarketData.HashKey, eventId, cancellation) is { } stored
        && stored.GetValueOrDefault(Tables.AuditTrail.HashKey)?.S is { } auditId
        && await FindRecordAsync(auditId, cancellation) is { Entry: AuditEntry.Commit commit } record
            ? (record, commit)
            : null;

    public async Task<AuditRecord?> FindRecordAsync(string auditId, CancellationToken cancellation) =>
        await GetAsync(settings.AuditTrailTable, Tables.AuditTrail.HashKey, auditId, cancellation) is { } item
            ? AuditItem.Read(item)
            : null;

    public Task<Dictionary<string, AttributeValue>?> FindEventAsync(string eventId, CancellationToken cancellation) =>
        GetAsync(settings.MarketDataTable, Tables.MarketData.HashKey, eventId, cancellation);

    Task<Dictionary<string, AttributeValue>?> GetAsync(
        string table,
        string key,
        string id,
        CancellationToken cancellation
    ) => tables.GetAsync(table, key, id, cancellation);
}
