using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>
/// TransactWriteItems. A transaction holds its items from its arrival to its end; another one that arrives for one of
/// them meanwhile is cancelled, and a single write refused. Reads may see some of its items before others.
/// </summary>
sealed class Transactions(ModelTables tables, Func<Leeway> leeway)
{
    const int MaxItems = 100;
    const int MaxTokenLength = 36;
    const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Since the first request with the token was done:
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    /// </summary>
    static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    readonly HashSet<(ModelTable, ItemKey)> held = [];
    readonly Dictionary<string, Token> tokens = [];

    public bool Holds(Write write) => held.Contains((write.Table, write.Key));

    /// <returns>
    /// What brings it a step on and says whether it is over: either all of it is written, or it throws the refusal.
    /// </returns>
    public Func<bool> Begin(JsonElement json)
    {
        var request = new Request("TransactWriteItems", json, "TransactItems", "ClientRequestToken");
        var writes = Parse(request["TransactItems"]!.Value);
        var token = new Token(
            request.Text("ClientRequestToken") ?? Guid.NewGuid().ToString(),
            Convert.ToHexString(SHA256.HashData(JsonMarshal.GetRawUtf8Value(json)))
        );
        if (token.Name is { Length: 0 or > MaxTokenLength })
        {
            throw ServiceError.Validation(
                $"Value '{token.Name}' at 'clientRequestToken' failed to satisfy constraint: Member must have length "
                    + $"less than or equal to {MaxTokenLength}"
            );
        }

        if (tokens.TryGetValue(token.Name, out var earlier) && !(leeway().Now() - earlier.EndedAt > TokenLife))
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

        // Conditions are looked at as items are taken hold of, so that what is refused holds nothing.
        Judge(writes);
        held.UnionWith(writes.Select(write => (write.Table, write.Key)));
        tokens[token.Name] = token;
        List<Write>? late = null;
        return () =>
        {
            if (late is null)
            {
                late = writes.FindAll(_ => leeway().ShowsLate());
                writes.Except(late).ToList().ForEach(write => write.Apply());
                if (late.Count > 0)
                {
                    return false;
                }
            }

            late.ForEach(write => write.Apply());
            held.ExceptWith(writes.Select(write => (write.Table, write.Key)));
            token.EndedAt = leeway().Now();
            return true;
        };
    }

    /// <summary>What was written is not written again while its token lives.</summary>
    static Func<bool> Again(Token earlier, Token token) =>
        (earlier.Request == token.Request, earlier.EndedAt is not null) switch
        {
            (false, _) => throw new ServiceError(
                "IdempotentParameterMismatchException",
                "Request token was used with different request parameters"
            ),
            (_, false) => throw new ServiceError(
                "TransactionInProgressException",
                "The transaction with the given request token is already in progress"
            ),
            _ => () => true,
        };

    static void Judge(List<Write> writes)
    {
        var reasons = writes.ConvertAll(Judge);
        if (reasons.Exists(reason => reason != CancellationReason.None))
        {
            throw Cancelled(reasons);
        }
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
        public DateTimeOffset? EndedAt { get; set; }
    }
}
