using System.Diagnostics.CodeAnalysis;

namespace MarketData.Ops.Audit;

/// <summary>Sentences, as many as people read; of the rest it is said how many.</summary>
sealed class ProblemList
{
    const int MaxSentences = 1000;

    readonly List<string> sentences = [];
    long more;

    public IReadOnlyList<string> Sentences => more == 0 ? sentences : [.. sentences, $"and {more:N0} more"];

    public void Add(string sentence)
    {
        if (sentences.Count < MaxSentences)
        {
            sentences.Add(sentence);
        }
        else
        {
            more++;
        }
    }

    public void AddRange(IEnumerable<string> ids, Func<string, string> sentence)
    {
        foreach (var id in ids)
        {
            Add(sentence(id));
        }
    }

    /// <param name="name">The item's, for a sentence.</param>
    /// <param name="item">The item.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="value">What was read.</param>
    public bool TryRead<T>(string name, Item item, Func<Item, T> read, [MaybeNullWhen(false)] out T value)
    {
        var isReadable = Unreadable.TryRead(item, read, out value, out var why);
        if (!isReadable)
        {
            Add($"{name} was changed: it cannot be read. {why}");
        }

        return isReadable;
    }
}
