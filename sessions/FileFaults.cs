using MarketData.Tools;

namespace MarketData.Sessions;

/// <summary>All that is wrong with a file. The first faults are told, the others counted.</summary>
/// <param name="file">Its name.</param>
sealed class FileFaults(string file)
{
    const int MostTold = 10;

    readonly List<string> told = [];

    public int Count { get; private set; }

    /// <param name="line">Where it is.</param>
    /// <param name="sentence">Names what is wrong and what is allowed, without a full stop.</param>
    public void Add(int line, string sentence)
    {
        Count++;
        if (told.Count < MostTold)
        {
            told.Add(Sentence(line, sentence));
        }
    }

    /// <summary>Why nothing more can be read, which is told however much was wrong before.</summary>
    public void AddEnd(int line, string sentence)
    {
        Count++;
        told.Add(Sentence(line, sentence));
    }

    /// <exception cref="ToolException">It tells the faults.</exception>
    public void ThrowIfAny()
    {
        if (Count > 0)
        {
            var more = Count - told.Count;
            throw new ToolException(
                string.Join('\n', [.. told, .. more == 0 ? [] : (string[])[$"And {more:N0} more faults."]])
            );
        }
    }

    string Sentence(int line, string sentence) => Printable.Of($"{file}, line {line}: {sentence}.");
}
