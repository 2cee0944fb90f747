using System.Globalization;
using System.Text.Json;

namespace MarketData.Infra.Configuration;

/// <summary>A value that somebody set. Each reading is null where the value is not of that kind.</summary>
abstract record Given(string Where, string Shown)
{
    public abstract string? Text { get; }
    public abstract int? Number { get; }
    public abstract bool? Switch { get; }
    public abstract IReadOnlyList<Given>? Items { get; }

    /// <summary>Name and value of each member.</summary>
    public abstract IReadOnlyList<(string Name, Given Value)>? Members { get; }
}

/// <summary>Lists are separated by commas, members are written <c>name=value</c>.</summary>
sealed record GivenByVariable(string Name, string Value) : Given(Name, $"'{Value}'")
{
    public override string Text => Value;

    public override int? Number =>
        int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override bool? Switch => bool.TryParse(Value, out var on) ? on : null;

    public override IReadOnlyList<Given> Items =>
        [
            .. Value
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(item => new GivenByVariable(Name, item)),
        ];

    public override IReadOnlyList<(string, Given)>? Members
    {
        get
        {
            var pairs = Items.Select(item => item.Text!.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
            return pairs.Exists(pair => pair.Length != 2)
                ? null
                : [.. pairs.Select(pair => (pair[0], (Given)new GivenByVariable(Name, pair[1])))];
        }
    }
}

sealed record GivenByFile(string File, string Path, JsonElement Value) : Given($"{File}: {Path}", Value.GetRawText())
{
    public override string? Text => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    public override int? Number =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) ? number : null;

    public override bool? Switch =>
        Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : null;

    public override IReadOnlyList<Given>? Items =>
        Value.ValueKind == JsonValueKind.Array
            ? [.. Value.EnumerateArray().Select((item, index) => new GivenByFile(File, $"{Path}[{index}]", item))]
            : null;

    public override IReadOnlyList<(string, Given)>? Members =>
        Value.ValueKind == JsonValueKind.Object
            ?
            [
                .. Value
                    .EnumerateObject()
                    .Select(member =>
                        (member.Name, (Given)new GivenByFile(File, $"{Path}.{member.Name}", member.Value))
                    ),
            ]
            : null;
}
