using System.Globalization;

namespace MarketData.Ops.Restoring;

/// <summary>A table, and what is made of it on the way to a restored one of its name.</summary>
/// <param name="Table">Its name.</param>
/// <param name="At">The second that is restored.</param>
public sealed record RestoredTable(string Table, DateTimeOffset At)
{
    /// <summary>The table that is restored beside it.</summary>
    public string Beside => $"{Table}-restored-{Compact}";

    /// <summary>The backup of that one, from which the table is made anew.</summary>
    public string Backup => $"{Table}-restored-{Compact}";

    string Compact => At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
