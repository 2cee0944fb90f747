using MarketData.Domain.Audit;
using MarketData.Ops.Deployment;

namespace MarketData.Ops.Audit;

/// <summary>The table whose rows the records of a trail are about: each row is to be what its record says.</summary>
public abstract class AuditedRows
{
    public abstract string Table { get; }

    /// <summary>One of them, in a sentence before its id.</summary>
    public abstract string Noun { get; }

    /// <summary>What a count of them is of.</summary>
    public abstract string Plural { get; }

    /// <summary>Whether a row's time can be over.</summary>
    public abstract bool Expire { get; }

    /// <summary>By which a row and its record find each other.</summary>
    public abstract string IdOf(Item row);

    /// <exception cref="FormatException">The row cannot be read; the message names the attribute.</exception>
    public abstract StoredRow Read(Item row);

    /// <summary>The rows that a record is about.</summary>
    public abstract IEnumerable<RecordedRow> RowsOf(AuditEntry entry);

    /// <returns>Null where there is none.</returns>
    public abstract Task<AuditRecord?> FindRecordAsync(Trail trail, string id, CancellationToken cancellation);

    /// <summary>What the trail says of whatever has this id.</summary>
    public abstract Task<Answer> ShowAsync(Trail trail, string id, CancellationToken cancellation);
}

/// <summary>A row as it is stored.</summary>
/// <param name="Hash">Of it all.</param>
/// <param name="Flaw">What is wrong with it by itself, to go on after "was changed: ".</param>
public readonly record struct StoredRow(Digest Hash, string? Flaw = null);

/// <summary>A row as a record has it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Hash">Of the row.</param>
/// <param name="Until">When its time is over.</param>
public readonly record struct RecordedRow(string Id, Digest Hash, DateTimeOffset Until);
