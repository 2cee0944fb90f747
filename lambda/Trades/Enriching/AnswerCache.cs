namespace MarketData.Trades.Enriching;

/// <summary>Answers that are still good.</summary>
sealed class AnswerCache(TimeProvider time)
{
    /// <summary>With 8 KB each, a few megabytes.</summary>
    const int MaxAnswers = 1000;

    readonly Dictionary<Uri, (string Json, DateTimeOffset Until)> answers = [];

    public string? Find(Uri address) =>
        answers.TryGetValue(address, out var answer) && time.GetUtcNow() < answer.Until ? answer.Json : null;

    public void Keep(Uri address, string json, TimeSpan lifetime)
    {
        if (lifetime <= TimeSpan.Zero)
        {
            return;
        }

        if (answers.Count >= MaxAnswers)
        {
            answers.Remove(answers.MinBy(answer => answer.Value.Until).Key);
        }

        answers[address] = (json, time.GetUtcNow() + lifetime);
    }
}
