using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MarketData.Tests.Model.Schedules;

/// <summary>Everything that decides how a run goes, as plain data: the same schedule is the same run.</summary>
sealed record Schedule
{
    public required ImmutableArray<FedEvent> Events { get; init; }

    /// <summary>Which events each batch delivers, by their places in <see cref="Events"/>.</summary>
    public required ImmutableArray<ImmutableArray<int>> Batches { get; init; }

    public required ImmutableArray<Fault> Faults { get; init; }

    /// <summary>Processes of the function at a time.</summary>
    public required int Consumers { get; init; }

    /// <summary>How many writes the indexes are behind.</summary>
    public required int IndexLag { get; init; }

    /// <summary>Of all choices that are left: who goes next, how long calls take. 0 takes whoever came first.</summary>
    public required int Seed { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{Consumers} consumers, seed {Seed}, indexes {IndexLag} writes behind"
        );
        foreach (var (i, fed) in Events.Index().Where(fed => Batches.Any(batch => batch.Contains(fed.Index))))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {i}: {fed}");
        }

        foreach (var batch in Batches)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  batch {string.Join(' ', batch)}");
        }

        foreach (var fault in Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {fault}");
        }

        return text.ToString();
    }
}
