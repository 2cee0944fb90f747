using Amazon.KeyManagementService;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Domain.Events;
using MarketData.Ops.Copies;
using MarketData.Shared.Trail;

namespace MarketData.Ops.Audit;

/// <summary>
/// A trail as three exports have it: the records, and the state table before them and after them. An export has all
/// that was committed a minute before its time, and nothing that was committed a minute after it.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.HowItWorks.html
/// </summary>
public sealed class TrailCopy : ITrailSource
{
    /// <summary>Between two exports whose minutes do not meet.</summary>
    static readonly TimeSpan Apart = TimeSpan.FromMinutes(2);

    readonly CopiedTables tables;
    readonly CopyFiles files;
    readonly IAmazonKeyManagementService kms;
    readonly Symbol? symbol;
    readonly ProblemList problems;
    readonly (TableExport Before, TableExport Records, TableExport After) exports;

    // Of keys and of their seals: a few rows, which are needed before the first export is read.
    Dictionary<string, Item>? keyRows;
    CopiedKeys? keys;

    TrailCopy(
        CopiedTables tables,
        CopyFiles files,
        IAmazonKeyManagementService kms,
        Symbol? symbol,
        ProblemList problems,
        (TableExport, TableExport, TableExport) exports
    ) =>
        (this.tables, this.files, this.kms, this.symbol, this.problems, this.exports) = (
            tables,
            files,
            kms,
            symbol,
            problems,
            exports
        );

    public string TrailTable => exports.Records.Table;

    /// <summary>The moment up to which nothing may be missing.</summary>
    public DateTimeOffset HeadsAt => exports.Before.At;

    /// <summary>What the copy is, once it has been verified.</summary>
    public CopyFacts Facts => new(files.Place, exports.Records.At, HeadsAt, files.Locks, keys?.KmsKeys ?? []);

    /// <summary>What is wrong with the copy's files.</summary>
    internal ProblemList Problems => problems;

    /// <param name="tables">Whose exports make it.</param>
    /// <param name="files">Where exports are.</param>
    /// <param name="at">The newest copy of this time or before; null: the newest.</param>
    /// <param name="symbol">Only this symbol's chain, or null for all.</param>
    /// <param name="kms">Decrypts the trail's keys.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">There is no whole copy; the message says why.</exception>
    public static async Task<TrailCopy> OpenAsync(
        CopiedTables tables,
        CopyFiles files,
        DateTimeOffset? at,
        Symbol? symbol,
        IAmazonKeyManagementService kms,
        CancellationToken cancellation
    )
    {
        var problems = new ProblemList();
        var (records, state, _) = tables;
        var all = await TableExport.FindAsync(files, problems.Add, cancellation);
        foreach (var other in all.Where(export => export.Table != records && export.Table != state))
        {
            problems.Add($"{other.Folder} is an export of {other.Table}, and not of {records} or {state}");
        }

        var exports = Choose(
            [.. all.Where(export => export.Table == records)],
            [.. all.Where(export => export.Table == state)],
            at
        );
        return exports is { } found
            ? new(tables, files, kms, symbol, problems, found)
            : throw new InvalidOperationException(
                $"{files.Place} has no whole copy{(at is { } time ? $" of {time:u} or before" : "")}: that is an "
                    + $"export of {records} with one of {state} two minutes before it or more, and another as long "
                    + "after it. "
                    + Found(all, problems)
            );
    }

    public async Task<AuditKeys> LoadKeysAsync(CancellationToken cancellation)
    {
        var rows = await LoadKeyRowsAsync(cancellation);
        keys = await CopiedKeys.LoadAsync(
            TrailTable,
            rows.TryGetValue(AuditKeysItem.RowName, out var row) ? AuditKeysItem.Read(row) : [],
            files,
            kms,
            cancellation
        );
        return keys.Keys;
    }

    public async Task<(ChainHeads Heads, Digest Seal)?> LoadSealAsync(int key, CancellationToken cancellation)
    {
        var rows = await LoadKeyRowsAsync(cancellation);
        var parts = new List<Item>();
        do
        {
            if (!rows.TryGetValue(KeySealItem.RowName(key, parts.Count), out var part))
            {
                return null;
            }

            parts.Add(part);
        } while (parts.Count < KeySealItem.ReadParts(parts[0]));

        return KeySealItem.Read(TrailTable, parts);
    }

    public string ChainOf(Item item) => item[tables.StateSchema.HashKey].S;

    public IAsyncEnumerable<Item> ReadStateBefore() => Read(exports.Before, problems.Add);

    public IAsyncEnumerable<Item> ReadRecords() => Read(exports.Records, problems.Add);

    public IAsyncEnumerable<Item> ReadStateAfter() => Read(exports.After, problems.Add);

    IAsyncEnumerable<Item> Read(TableExport export, Action<string> problem) =>
        new ExportReader(files, problem)
            .ReadAsync(export)
            .Where(item =>
                symbol is not { Value: var name } || (item.TryGetValue("symbol", out var of) && of.S == name)
            );

    /// <summary>
    /// The later ones: records may have been made with a key that came meanwhile. What is wrong with the files is told
    /// when the chains' ends are read.
    /// </summary>
    async Task<Dictionary<string, Item>> LoadKeyRowsAsync(CancellationToken cancellation)
    {
        if (keyRows is not null)
        {
            return keyRows;
        }

        var rows = new Dictionary<string, Item>();
        var reader = new ExportReader(files, _ => { });
        foreach (var export in new[] { exports.Before, exports.After })
        {
            await foreach (var item in reader.ReadAsync(export, cancellation))
            {
                if (ChainOf(item) is var name && AuditKeysItem.IsOfKeys(name))
                {
                    rows[name] = item;
                }
            }
        }

        return keyRows = rows;
    }

    static (TableExport, TableExport, TableExport)? Choose(
        IReadOnlyList<TableExport> records,
        IReadOnlyList<TableExport> states,
        DateTimeOffset? at
    ) =>
        records
            .Where(export => at is null || export.At <= at)
            .OrderByDescending(export => export.At)
            .Select(export =>
                (
                    Before: states.Where(state => state.At <= export.At - Apart).MaxBy(state => state.At),
                    Records: export,
                    After: states.Where(state => state.At >= export.At + Apart).MinBy(state => state.At)
                )
            )
            .Where(found => found is { Before: not null, After: not null })
            .Select(found => ((TableExport, TableExport, TableExport)?)(found.Before!, found.Records, found.After!))
            .FirstOrDefault();

    static string Found(IReadOnlyList<TableExport> exports, ProblemList problems) =>
        exports.Count == 0 && problems.Sentences.Count == 0
            ? "There is no export at all."
            : "There is: "
                + string.Join(
                    "; ",
                    exports.Select(export => $"{export.Table} of {export.At:u}").Concat(problems.Sentences)
                )
                + ".";
}

/// <param name="Records">The name of the table with the records.</param>
/// <param name="State">That of the table with the ends of the chains.</param>
/// <param name="StateSchema">Of that one.</param>
public sealed record CopiedTables(string Records, string State, TableSchema StateSchema)
{
    public static CopiedTables Of(AuditedTrail trail, ResourceNames names) =>
        new(names.DynamoDb(trail.Records.Purpose), names.DynamoDb(trail.State.Purpose), trail.State);
}
