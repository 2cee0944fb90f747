namespace MarketData.Processor.Queues;

/// <summary>
/// As many dead letters in a call as it takes: ten, and 256 KiB together. SQS itself takes a mebibyte; a queue, and
/// what stands in for SQS on one machine, may take a quarter of that.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
/// </summary>
static class DeadLetterBatches
{
    public const int MaxEntries = 10;
    public const int MaxBytes = 256 * 1024;

    /// <summary>One that is too large for any batch stands alone: SQS says what it thinks of it.</summary>
    public static IEnumerable<IReadOnlyList<DeadLetter>> Of(IEnumerable<DeadLetter> letters)
    {
        var (batch, bytes) = (new List<DeadLetter>(), 0);
        foreach (var letter in letters)
        {
            if (batch.Count > 0 && (batch.Count == MaxEntries || bytes + letter.Bytes > MaxBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(letter);
            bytes += letter.Bytes;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
