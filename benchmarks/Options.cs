using System.Diagnostics.CodeAnalysis;

namespace MarketData.Benchmarks;

/// <summary>What to measure, and how long.</summary>
sealed record Options(Effort Effort, IReadOnlySet<string> Sections)
{
    public const string Function = "function";
    public const string Parts = "parts";
    public const string Start = "start";
    public const string Memory = "memory";
    public const string Trades = "trades";

    /// <summary>Takes minutes of its own, and is left out where nothing is named.</summary>
    public const string Capacity = "capacity";

    const string Test = "--test";

    static readonly string[] All = [Function, Parts, Start, Memory, Trades];

    public static bool TryRead(
        string[] args,
        [NotNullWhen(true)] out Options? options,
        [NotNullWhen(false)] out string? problem
    )
    {
        var unknown = args.Except([Test, Capacity, .. All], StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
        {
            options = null;
            problem =
                $"'{unknown}' is nothing to measure; allowed are {string.Join(", ", All)} (all of them without any), "
                + $"{Capacity}, and {Test}.";
            return false;
        }

        var named = args.Intersect([Capacity, .. All], StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        options = new Options(args.Contains(Test) ? Effort.Once : Effort.Full, named.Count > 0 ? named : [.. All]);
        problem = null;
        return true;
    }
}
