namespace MarketData.Tests.Model.Store;

/// <summary>SET to a value, REMOVE, and ADD of a number.</summary>
sealed class UpdateExpression
{
    readonly Dictionary<string, Func<Item, Item>> changes = [];

    UpdateExpression() { }

    public IEnumerable<string> Attributes => changes.Keys;

    public static UpdateExpression Parse(string expression, Names names)
    {
        var update = new UpdateExpression();
        var tokens = new Tokens(expression);
        while (tokens.Peek is not null)
        {
            var clause = tokens.Take();
            do
            {
                update.Add(clause.ToUpperInvariant(), tokens, names);
            } while (tokens.TryTake(","));
        }

        return update;
    }

    public Item Apply(Item item) => changes.Values.Aggregate(item, (changed, change) => change(changed));

    void Add(string clause, Tokens tokens, Names names)
    {
        var attribute = tokens.TakeAttribute(names);
        Func<Item, Item> change;
        switch (clause)
        {
            case "SET":
                tokens.Expect("=");
                var value = tokens.TakeValue(names);
                change = item => item.With(attribute, value);
                break;
            case "REMOVE":
                change = item => item.Without(attribute);
                break;
            case "ADD":
                var summand = tokens.TakeValue(names) as Value.Number ?? throw tokens.NotModelled();
                change = item => item.With(attribute, new Value.Number(Number(item[attribute]) + summand.Value));
                break;
            default:
                throw tokens.NotModelled();
        }

        if (!changes.TryAdd(attribute, change))
        {
            throw ServiceError.Validation(
                $"Invalid UpdateExpression: Two document paths overlap with each other: {attribute}"
            );
        }
    }

    static DynamoNumber Number(Value? value) =>
        value switch
        {
            null => DynamoNumber.Zero,
            Value.Number number => number.Value,
            _ => throw ServiceError.Validation("An operand in the update expression has an incorrect data type"),
        };
}
