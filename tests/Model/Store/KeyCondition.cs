namespace MarketData.Tests.Model.Store;

/// <summary>The partition that a query reads, and the part of it by sort key.</summary>
sealed class KeyCondition
{
    readonly IReadOnlyList<Condition> rest;

    KeyCondition(string hash, IReadOnlyList<Condition> rest) => (Hash, this.rest) = (hash, rest);

    public string Hash { get; }

    public static KeyCondition Of(Condition condition, string hashKey, string? rangeKey)
    {
        var rest = condition.Parts.ToList();
        if (
            rest.Find(part => part is Condition.Compares { Comparison: "=" } equals && equals.Attribute == hashKey)
            is not Condition.Compares { Operand: Value.Text hash } found
        )
        {
            throw ServiceError.Validation($"Query condition missed key schema element: {hashKey}");
        }

        rest.Remove(found);
        return
            rest is [] || (rest is [Condition.Compares { Comparison: not "<>" } range] && range.Attribute == rangeKey)
            ? new KeyCondition(hash.Value, rest)
            : throw ServiceError.Validation("Query key condition not supported");
    }

    public bool Holds(Item item) => rest.All(part => part.Holds(item));
}
