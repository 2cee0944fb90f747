using Constructs;
using MarketData.Contract;
using MarketData.Infra.Configuration;
using MarketData.Infra.Shared;

namespace MarketData.Infra.Trades.Storage;

/// <summary>What the workflow records.</summary>
public sealed class TradeTables : Construct
{
    static readonly Dictionary<string, string> NoReplicas = [];

    public TradeTables(Construct scope, string id, Foundation foundation, ReplicaKeys replicaKeys, Settings settings)
        : base(scope, id)
    {
        Replicated =
        [
            Add(Tables.Trades, replicaKeys.ArnsByRegion),
            Add(Tables.TradesAuditTrail, replicaKeys.ArnsByRegion),
        ];
        // Where each chain ends is decided here alone. A replica is written last-writer-wins: with two of them, two
        // records could follow the same one.
        State = Add(Tables.TradesState, NoReplicas);

        Table Add(TableSchema schema, IReadOnlyDictionary<string, string> replicas) =>
            new(
                this,
                new()
                {
                    Schema = schema,
                    Foundation = foundation,
                    DeletionProtection = settings.Protection.Deletion,
                    Replicas = replicas,
                }
            );
    }

    /// <summary>Those with a replica in each replica region.</summary>
    public IReadOnlyList<Table> Replicated { get; }

    public Table Trades => Replicated[0];
    public Table AuditTrail => Replicated[1];
    public Table State { get; }
    public IReadOnlyList<Table> All => [.. Replicated, State];
}
