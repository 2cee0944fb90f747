using MarketData.Domain.Audit;
using Microsoft.Data.Sqlite;

namespace MarketData.Ops.Audit;

/// <summary>
/// What a verification has read, on disk: a trail may be larger than memory, and is to be seen by chain and sequence.
/// It is a file of SQLite in the folder for temporary files, about 300 bytes for a record of one event and 120 for each
/// further one, gone when this is disposed of.
/// </summary>
sealed class TrailIndex : IDisposable
{
    readonly string file = Path.Combine(Path.GetTempPath(), $"audit-{Guid.NewGuid():N}.sqlite");
    readonly SqliteConnection connection;
    readonly SqliteTransaction loading;
    readonly SqliteCommand addRecord;
    readonly SqliteCommand addExpected;
    readonly SqliteCommand addStored;

    // Of each chain the first record that is not genuine.
    readonly Dictionary<string, (long Sequence, AuditEntry Entry)> suspects = [];

    public TrailIndex()
    {
        SQLitePCL.Batteries_V2.Init();
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(
            """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -65536;
            PRAGMA temp_store = FILE;
            CREATE TABLE records
                (chain TEXT, sequence INTEGER, last INTEGER, previous BLOB, hash BLOB, key INTEGER, genuine INTEGER,
                id TEXT);
            CREATE TABLE expected (id TEXT, hash BLOB, expiry INTEGER);
            CREATE TABLE stored (id TEXT, hash BLOB);
            """
        );
        loading = connection.BeginTransaction();
        addRecord = Insert("records", columns: 8);
        addExpected = Insert("expected", columns: 3);
        addStored = Insert("stored", columns: 2);
    }

    public long Records { get; private set; }

    public void Add(AuditRecord record, AuditKeys keys)
    {
        Records++;
        var (chain, place) = (record.Entry.Chain, AuditPlace.Of(record, keys));
        if (!place.IsGenuine && !(suspects.TryGetValue(chain, out var first) && first.Sequence <= place.Sequence))
        {
            suspects[chain] = (place.Sequence, record.Entry);
        }

        Run(
            addRecord,
            chain,
            place.Sequence,
            place.Last,
            place.Previous.ToArray(),
            place.Hash.ToArray(),
            place.Key,
            place.IsGenuine,
            place.Id
        );
    }

    /// <summary>What a record says is stored.</summary>
    public void Expect(RecordedRow row) => Run(addExpected, row.Id, row.Hash.ToArray(), row.Until.UtcTicks);

    /// <summary>What is stored.</summary>
    /// <param name="id">The row's.</param>
    /// <param name="hash">The row's, or null where the row is named already.</param>
    public void AddStored(string id, Digest? hash) =>
        Run(addStored, id, hash is { } known ? known.ToArray() : DBNull.Value);

    /// <summary>Nothing is added to the records any more; from here on they are read by chain.</summary>
    public void Sort() => Execute("CREATE INDEX by_chain ON records (chain, sequence)");

    /// <summary>The same for what is stored.</summary>
    public void SortStored() =>
        Execute("CREATE INDEX by_expected ON expected (id); CREATE INDEX by_stored ON stored (id)");

    public AuditEntry? SuspectOf(string chain) => suspects.TryGetValue(chain, out var first) ? first.Entry : null;

    public IEnumerable<string> Chains => Read("SELECT DISTINCT chain FROM records", row => row.GetString(0));

    public IEnumerable<AuditPlace> PlacesOf(string chain) =>
        Read(
            """
            SELECT id, sequence, last, previous, hash, key, genuine FROM records WHERE chain = $1 ORDER BY sequence, id
            """,
            row => new AuditPlace(
                row.GetString(0),
                row.GetInt64(1),
                row.GetInt64(2),
                Digest.Read(row.GetFieldValue<byte[]>(3)),
                Digest.Read(row.GetFieldValue<byte[]>(4)),
                row.GetInt32(5),
                row.GetBoolean(6)
            ),
            chain
        );

    /// <summary>How many rows are what their records say.</summary>
    public long Matched =>
        Count(
            "SELECT count(*) FROM stored AS s WHERE EXISTS (SELECT 1 FROM expected AS e WHERE e.id = s.id AND "
                + "e.hash = s.hash)"
        );

    /// <summary>Rows that are not what their records say.</summary>
    public IEnumerable<string> Changed =>
        Ids(
            """
            SELECT s.id FROM stored AS s WHERE s.hash IS NOT NULL
                AND EXISTS (SELECT 1 FROM expected AS e WHERE e.id = s.id)
                AND NOT EXISTS (SELECT 1 FROM expected AS e WHERE e.id = s.id AND e.hash = s.hash)
            """
        );

    /// <summary>Rows of which there is no record.</summary>
    public IEnumerable<string> Unaudited =>
        Ids("SELECT s.id FROM stored AS s WHERE NOT EXISTS (SELECT 1 FROM expected AS e WHERE e.id = s.id)");

    /// <summary>How many rows are gone because their time was over.</summary>
    public long Expired(DateTimeOffset now) => Count($"SELECT count(*) FROM ({Gone} <= $1)", now.UtcTicks);

    /// <summary>Rows that are gone before their time.</summary>
    public IEnumerable<string> Removed(DateTimeOffset now) => Ids($"{Gone} > $1", now.UtcTicks);

    public void Dispose()
    {
        addRecord.Dispose();
        addExpected.Dispose();
        addStored.Dispose();
        loading.Dispose();
        connection.Dispose();
        File.Delete(file);
    }

    const string Gone = """
        SELECT e.id FROM expected AS e WHERE NOT EXISTS (SELECT 1 FROM stored AS s WHERE s.id = e.id)
            GROUP BY e.id HAVING max(e.expiry)
        """;

    long Count(string sql, params object[] values) => Read(sql, row => row.GetInt64(0), values).Single();

    IEnumerable<string> Ids(string sql, params object[] values) =>
        Read($"SELECT id FROM ({sql}) ORDER BY id", row => row.GetString(0), values);

    IEnumerable<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        using var command = Command(sql, values.Length);
        Bind(command, values);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return read(rows);
        }
    }

    void Execute(string sql)
    {
        using var command = Command(sql, parameters: 0);
        command.ExecuteNonQuery();
    }

    SqliteCommand Insert(string table, int columns)
    {
        var command = Command(
            $"INSERT INTO {table} VALUES ({string.Join(',', Enumerable.Range(1, columns).Select(i => $"${i}"))})",
            columns
        );
        command.Prepare();
        return command;
    }

    SqliteCommand Command(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    static void Run(SqliteCommand command, params object[] values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    static void Bind(SqliteCommand command, object[] values)
    {
        foreach (var (i, value) in values.Index())
        {
            command.Parameters[i].Value = value;
        }
    }
}
