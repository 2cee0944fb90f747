using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>
/// TransactWriteItems. A transaction holds its items from its arrival to its end; another one that arrives for one of
/// them meanwhile is cancelled, and a single write refused.
/// </summary>
sealed class Transactions(ModelTables tables)
{
    const int MaxItems = 100;
    const int MaxTokenLength = 36;
    const int MaxBytes = 4 * 1024 * 1024;

    readonly HashSet<(ModelTable, ItemKey)> held = [];
    readonly Dictionary<string, Token> tokens = [];

    public bool Holds(Write write) => held.Contains((write.Table, write.Key));

    /// <returns>What ends it: either all of it is written, or it throws the refusal.</returns>
    public Action Begin(JsonElement json)
    {
        var request = new Request("TransactWriteItems", json, "TransactItems", "ClientRequestToken");
        var writes = Parse(request["TransactItems"]!.Value);
        var token = new Token(request.Text("ClientRequestToken") ?? Guid.NewGuid().ToString(), json.GetRawText());
        if (token.Name is { Length: 0 or > MaxTokenLength })
        {
            throw ServiceError.Validation(
                $"Value '{token.Name}' at 'clientRequestToken' failed to satisfy constraint: Member must have length "
                    + $"less than or equal to {MaxTokenLength}"
            );
        }

        if (tokens.TryGetValue(token.Name, out var earlier))
        {
            return Again(earlier, token);
        }

        if (writes.Exists(Holds))
        {
            throw Cancelled(
                writes.ConvertAll(write =>
                    Holds(write)
                        ? new CancellationReason("TransactionConflict", "Transaction is ongoing for the item")
                        : CancellationReason.None
                )
            );
        }

        held.UnionWith(writes.Select(write => (write.Table, write.Key)));
        tokens.Add(token.Name, token);
        return () => End(writes, token);
    }

    /// <summary>
    /// What was written is not written again. Tokens are kept for good here, ten minutes by DynamoDB.
    /// </summary>
    static Action Again(Token earlier, Token token) =>
        (earlier.Request == token.Request, earlier.IsEnded) switch
        {
            (false, _) => throw new ServiceError(
                "IdempotentParameterMismatchException",
                "Request token was used with different request parameters"
            ),
            (_, false) => throw new ServiceError(
                "TransactionInProgressException",
                "The transaction with the given request token is already in progress"
            ),
            _ => () => { },
        };

    void End(List<Write> writes, Token token)
    {
        held.ExceptWith(writes.Select(write => (write.Table, write.Key)));
        var reasons = writes.ConvertAll(Judge);
        if (reasons.Exists(reason => reason != CancellationReason.None))
        {
            tokens.Remove(token.Name);
            throw Cancelled(reasons);
        }

        token.IsEnded = true;
        writes.ForEach(write => write.Apply());
    }

    static CancellationReason Judge(Write write)
    {
        if (write.IsRefused(out var standing))
        {
            return new CancellationReason("ConditionalCheckFailed", "The conditional request failed", standing);
        }

        try
        {
            write.Check();
            return CancellationReason.None;
        }
        catch (ServiceError invalid)
        {
            return new CancellationReason("ValidationError", invalid.Message);
        }
    }

    List<Write> Parse(JsonElement items)
    {
        if (items.GetArrayLength() is 0 or > MaxItems)
        {
            throw ServiceError.Validation(
                "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must "
                    + $"have length less than or equal to {MaxItems}"
            );
        }

        var writes = items
            .EnumerateArray()
            .Select(item => item.EnumerateObject().Single())
            .Select(item => Write.Parse(item.Name, item.Value, tables))
            .ToList();
        if (writes.DistinctBy(write => (write.Table, write.Key)).Count() < writes.Count)
        {
            throw ServiceError.Validation("Transaction request cannot include multiple operations on one item");
        }

        return writes.Sum(write => write.Bytes) <= MaxBytes
            ? writes
            : throw ServiceError.Validation("Size of the items in the transaction has exceeded the maximum of 4 MB");
    }

    static ServiceError Cancelled(List<CancellationReason> reasons) =>
        new(
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + $"[{string.Join(", ", reasons.Select(reason => reason.Code))}]"
        )
        {
            Reasons = reasons,
        };

    sealed record Token(string Name, string Request)
    {
        public bool IsEnded { get; set; }
    }
}
