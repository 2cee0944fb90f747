namespace MarketData.Tests.Model.Store;

/// <summary>
/// A condition, filter or key condition: comparisons with values, attribute_exists and attribute_not_exists, AND, OR.
/// </summary>
abstract record Condition
{
    Condition() { }

    /// <summary>Whether it holds of an item; of one that is not there, like of one without attributes.</summary>
    public abstract bool Holds(Item item);

    /// <summary>The parts that all have to hold.</summary>
    public virtual IEnumerable<Condition> Parts => [this];

    public static Condition Parse(string expression, Names names)
    {
        var tokens = new Tokens(expression);
        var condition = ParseAll(tokens, names);
        while (tokens.TryTake("OR"))
        {
            condition = new Either(condition, ParseAll(tokens, names));
        }

        return tokens.Peek is null ? condition : throw tokens.NotModelled();
    }

    static Condition ParseAll(Tokens tokens, Names names)
    {
        var condition = ParsePart(tokens, names);
        while (tokens.TryTake("AND"))
        {
            condition = new Both(condition, ParsePart(tokens, names));
        }

        return condition;
    }

    static Condition ParsePart(Tokens tokens, Names names)
    {
        if (tokens.TryTake("attribute_exists"))
        {
            return new Exists(InBrackets(tokens, names), Expected: true);
        }

        if (tokens.TryTake("attribute_not_exists"))
        {
            return new Exists(InBrackets(tokens, names), Expected: false);
        }

        var attribute = tokens.TakeAttribute(names);
        var comparison = tokens.Take();
        return comparison is "=" or "<>" or "<" or "<=" or ">" or ">="
            ? new Compares(attribute, comparison, tokens.TakeValue(names))
            : throw tokens.NotModelled();
    }

    static string InBrackets(Tokens tokens, Names names)
    {
        tokens.Expect("(");
        var attribute = tokens.TakeAttribute(names);
        tokens.Expect(")");
        return attribute;
    }

    public sealed record Exists(string Attribute, bool Expected) : Condition
    {
        public override bool Holds(Item item) => item[Attribute] is not null == Expected;
    }

    public sealed record Compares(string Attribute, string Comparison, Value Operand) : Condition
    {
        /// <summary>Values of different types are unequal, and neither is less.</summary>
        public override bool Holds(Item item)
        {
            if (item[Attribute] is not { } value)
            {
                return Comparison == "<>";
            }

            int? order = (value, Operand) switch
            {
                (Value.Text left, Value.Text right) => string.CompareOrdinal(left.Value, right.Value),
                (Value.Number left, Value.Number right) => left.Value.CompareTo(right.Value),
                (Value.Flag left, Value.Flag right) when Comparison is "=" or "<>" => left == right ? 0 : 1,
                var (left, right) when left.GetType() != right.GetType() => null,
                _ => throw new NotModelledException($"comparing {value.GetType().Name} values"),
            };
            return Comparison switch
            {
                "=" => order == 0,
                "<>" => order != 0,
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                _ => order >= 0,
            };
        }
    }

    sealed record Both(Condition First, Condition Second) : Condition
    {
        public override IEnumerable<Condition> Parts => First.Parts.Concat(Second.Parts);

        public override bool Holds(Item item) => First.Holds(item) && Second.Holds(item);
    }

    sealed record Either(Condition First, Condition Second) : Condition
    {
        public override bool Holds(Item item) => First.Holds(item) || Second.Holds(item);
    }
}
