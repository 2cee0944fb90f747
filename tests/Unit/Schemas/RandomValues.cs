using System.Globalization;
using System.Text.Json;

namespace MarketData.UnitTests.Schemas;

/// <summary>Details whose fields are mostly right, and else one of the many ways to be wrong.</summary>
sealed class RandomValues(Random random)
{
    static readonly string[] Oddities =
    [
        "null",
        "true",
        "{}",
        "[1]",
        "\"\"",
        "\"  \"",
        "\"NaN\"",
        "\"-Infinity\"",
        "\"1,000\"",
        "\"0x10\"",
        "\"a|b\"",
        "\"two words\"",
        "\"é\"",
        "\"line\\n\"",
        "\"\\u00a0A\\u2003\"",
        "\"١٢\"",
    ];

    public string Detail(IEnumerable<string> names) =>
        $"{{{string.Join(',', names.Where(_ => random.Next(40) > 0).Select(name => $"\"{name}\":{Value(name)}"))}}}";

    string Value(string name) =>
        random.Next(25) == 0
            ? Oddities[random.Next(Oddities.Length)]
            : name switch
            {
                "exchange" or "symbol" => Code(),
                "timestamp" or "executedAt" => Time(),
                "tradeId" => random.Next(3) == 0 ? Number() : Text(Id()),
                "currency" => OneOf("USD", "eur", " GBP ", "ZZZ", "CHF", "JPY", "XXX"),
                "sourceSystem" => OneOf("OMS", "ems", " fix ", "EXCEL"),
                "side" => OneOf("BUY", "sell", "Buy", "bUY", "SHORT"),
                _ => random.Next(2) == 0 ? Number() : Text(NumberText()),
            };

    string OneOf(params string[] values) => Text(values[random.Next(values.Length)]);

    string Code() =>
        Text(
            Blanks()
                + string.Concat(
                    Enumerable.Range(0, random.Next(20) == 0 ? 33 : random.Next(1, 8)).Select(_ => Letter())
                )
                + Blanks()
        );

    char Letter() =>
        random.Next(80) == 0 ? (char)random.Next(32, 127) : "ABCxyz019.-/_:"[random.Next("ABCxyz019.-/_:".Length)];

    string Blanks() => random.Next(6) == 0 ? OneOfBlanks() : "";

    string OneOfBlanks() => new[] { " ", "\t", "\n", "  ", "\u00a0" }[random.Next(5)];

    string Id() =>
        string.Concat(Enumerable.Range(0, random.Next(15) == 0 ? 65 : random.Next(1, 20)).Select(_ => IdLetter()));

    char IdLetter() => (char)random.Next(random.Next(60) == 0 ? ' ' : '!', '~' + 1);

    string Number()
    {
        var number = Sign(12) + (random.Next(8) == 0 ? "0" : $"{random.Next(1, 10)}{Digits(random.Next(6))}");
        number += random.Next(2) == 0 ? "" : $".{Digits(random.Next(1, 9))}";
        return number + Exponent();
    }

    /// <summary>As lax as text may be: a plus sign, zeros in front, nothing before or after the point.</summary>
    string NumberText()
    {
        var sign = random.Next(10) == 0 ? "+" : Sign(12);
        var whole = Digits(random.Next(15) == 0 ? random.Next(15, 22) : random.Next(6));
        var fraction =
            random.Next(2) == 0 ? "" : $".{Digits(random.Next(15) == 0 ? random.Next(25, 32) : random.Next(6))}";
        return sign + whole + fraction + Exponent() + (random.Next(40) == 0 ? OneOfBlanks() : "");
    }

    string Sign(int oneIn) => random.Next(oneIn) == 0 ? "-" : "";

    string Exponent() =>
        random.Next(8) == 0 ? $"{"eE"[random.Next(2)]}{new[] { "", "+", "-" }[random.Next(3)]}{random.Next(40)}" : "";

    string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => $"{random.Next(10)}"));

    string Time() =>
        random.Next(6) switch
        {
            0 => $"{random.NextInt64(500_000_000, 2_000_000_000)}",
            1 => Text($"{random.NextInt64(500_000_000_000, 2_000_000_000_000)}"),
            2 => random.Next(2) == 0 ? Number() : Text(NumberText()),
            _ => Text(WrittenTime()),
        };

    string WrittenTime() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Year():D4}-{Part(1, 12)}-{Part(1, 31)}{"TTTt -"[random.Next(6)]}"
        )
        + $"{Part(0, 23)}:{Part(0, 59)}:{Part(0, 59)}"
        + (random.Next(2) == 0 ? "" : $".{Digits(random.Next(12))}")
        + Zone();

    int Year() => random.Next(5) == 0 ? random.Next(1985, 2030) : 2013;

    /// <summary>One in forty is just outside.</summary>
    string Part(int least, int most) =>
        (random.Next(40) == 0 ? most + 1 : random.Next(least, most + 1)).ToString("D2", CultureInfo.InvariantCulture);

    string Zone() =>
        random.Next(4) switch
        {
            0 => "Z",
            1 => "z",
            2 => $"{"+-"[random.Next(2)]}{Part(0, 14)}:{Part(0, 59)}",
            _ => "",
        };

    static string Text(string value) => JsonSerializer.Serialize(value);
}
