using System.Text;

namespace MarketData.Sessions;

/// <summary>The lines of a CSV file, one by one. An end of line is CR, LF, or both.</summary>
sealed class CsvLines(TextReader text)
{
    public const int MaxLength = 10_000;

    readonly StringBuilder line = new();
    bool skipsLineFeed;

    /// <summary>Of the line that was read last; the first is 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line that was read last has an end, or the file ends within it.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>Blank lines are passed over.</summary>
    /// <returns>Null at the end of the file.</returns>
    /// <exception cref="InvalidDataException">It is longer than lines of a session are.</exception>
    public string? Next()
    {
        while (true)
        {
            var next = ReadLine();
            if (!string.IsNullOrWhiteSpace(next))
            {
                return next;
            }

            if (!HasEnd)
            {
                return null;
            }
        }
    }

    string ReadLine()
    {
        line.Clear();
        Number++;
        HasEnd = false;
        for (var next = text.Read(); next >= 0; next = text.Read())
        {
            var isSecondOfTwo = skipsLineFeed && next == '\n';
            skipsLineFeed = next == '\r';
            if (isSecondOfTwo)
            {
                continue;
            }

            if (next is '\r' or '\n')
            {
                HasEnd = true;
                break;
            }

            if (line.Length == MaxLength)
            {
                throw new InvalidDataException($"it has more than {MaxLength} characters");
            }

            line.Append((char)next);
        }

        return line.ToString();
    }
}
