using System.Diagnostics.CodeAnalysis;
using Amazon.DynamoDBv2.Model;

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

    public bool TryRead<T>(
        Dictionary<string, AttributeValue> item,
        Func<Dictionary<string, AttributeValue>, T> read,
        string key,
        [MaybeNullWhen(false)] out T value
    )
    {
        try
        {
            value = read(item);
            return true;
        }
        catch (Exception unreadable)
            when (unreadable is FormatException or OverflowException or KeyNotFoundException or ArgumentException)
        {
            Add($"{item[key].S} was changed: it cannot be read. {unreadable.Message}");
            value = default;
            return false;
        }
    }
}
