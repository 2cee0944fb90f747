using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using MarketData.Contract;
using MarketData.Domain.Rules;
using MarketData.Processor.Rules;
using MarketData.Tools;

namespace MarketData.Ops.Rules;

/// <summary>
/// Many rules as operators write them: JSON objects as <c>rules put</c> takes them, in an array or one after the other.
/// </summary>
/// <param name="Name">The file's.</param>
/// <param name="Rules">Those that are on, where nothing is wrong.</param>
/// <param name="Off">How many are switched off.</param>
/// <param name="Faults">All that is wrong with it, each in a sentence that names file, line and field.</param>
public sealed record RuleSetFile(string Name, IReadOnlyList<WrittenRule> Rules, int Off, IReadOnlyList<string> Faults)
{
    /// <summary>As the function would read them from the table.</summary>
    public RuleBook ToBook() => new([.. Rules.Select(written => written.Rule)]);

    /// <param name="file">With JSON.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="mayBeOff">Whether it is no fault where all rules are switched off.</param>
    public static async Task<RuleSetFile> ReadAsync(
        FileInfo file,
        CancellationToken cancellation,
        bool mayBeOff = false
    ) => Parse($"{file}", await File.ReadAllTextAsync(file.FullName, cancellation), mayBeOff);

    public static RuleSetFile Parse(string name, string json, bool mayBeOff = false)
    {
        var reading = new Reading(name, mayBeOff);
        reading.Read(Encoding.UTF8.GetBytes(json));
        return new(name, reading.Rules, reading.Off, reading.Faults);
    }

    sealed class Reading(string name, bool mayBeOff)
    {
        readonly List<string> faults = [];
        readonly List<WrittenRule> rules = [];
        readonly Dictionary<string, int> linesOfIds = new(StringComparer.Ordinal);
        int line = 1;
        int counted;
        int objects;

        public IReadOnlyList<string> Faults => faults;
        public IReadOnlyList<WrittenRule> Rules => faults.Count == 0 ? rules : [];
        public int Off { get; private set; }

        public void Read(ReadOnlySpan<byte> json)
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
            try
            {
                while (reader.Read())
                {
                    MoveTo(json, reader.TokenStartIndex);
                    switch (reader.TokenType)
                    {
                        case JsonTokenType.StartObject:
                            Read(json, ref reader);
                            break;
                        case JsonTokenType.StartArray when reader.CurrentDepth == 0:
                        case JsonTokenType.EndArray:
                            break;
                        default:
                            Refuse(line, "here stands something else than a JSON object with the fields of a rule.");
                            reader.Skip();
                            break;
                    }
                }
            }
            catch (JsonException failure)
            {
                Refuse((int)(failure.LineNumber ?? 0) + 1, $"it is not JSON from here on: {Reason(failure)}");
                return;
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair; the reader passes over it.
                Refuse(line, "here stands text that is not Unicode.");
                return;
            }

            RefuseSet();
        }

        void Read(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
        {
            objects++;
            var (row, lines, begin) = (new Item(), new Dictionary<string, int>(StringComparer.Ordinal), line);
            var again = new List<(string Field, int Line)>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                MoveTo(json, reader.TokenStartIndex);
                var field = reader.GetString()!;
                if (!lines.TryAdd(field, line))
                {
                    again.Add((field, line));
                }

                reader.Read();
                row.TryAdd(field, Value(ref reader));
                reader.Skip();
            }

            var id = row.GetValueOrDefault(Tables.AlertRules.HashKey)?.S;
            foreach (var (field, at) in again)
            {
                Refuse(at, $"{field} stands here a second time; each field is named once.", id);
            }

            Add(row, id, begin, lines);
        }

        void Add(Item row, string? id, int begin, Dictionary<string, int> lines)
        {
            if (!RuleItem.TryRead(row, out var rule, out var problems))
            {
                foreach (var problem in problems)
                {
                    Refuse(lines.GetValueOrDefault(problem.Field, begin), problem.Sentence, id);
                }
            }
            else if (!linesOfIds.TryAdd(rule.Id, begin))
            {
                var field = Tables.AlertRules.HashKey;
                Refuse(
                    lines[field],
                    $"{field} is '{rule.Id}', as that of the rule in line {linesOfIds[rule.Id]}; allowed: one rule of "
                        + "each name."
                );
            }
            else if (RuleItem.IsEnabled(row))
            {
                rules.Add(new(rule, RuleList.OwnFieldsOf(row)));
            }
            else
            {
                Off++;
            }
        }

        void RefuseSet()
        {
            if (objects == 0 && faults.Count == 0)
            {
                faults.Add(Printable.Of($"{name} holds no rule."));
            }
            else if (rules.Count == 0 && faults.Count == 0 && !mayBeOff)
            {
                faults.Add(Printable.Of($"{name} holds no rule that is on."));
            }
            else if (rules.Count > RuleBook.MaxRules)
            {
                faults.Add(
                    Printable.Of(
                        $"{name} has {rules.Count} rules that are on; at most {RuleBook.MaxRules} can be in force."
                    )
                );
            }
        }

        void Refuse(int at, string sentence, string? id = null)
        {
            var rule = id is null ? "" : $", rule '{id}'";
            faults.Add(Printable.Of($"{name}, line {at}{rule}: {sentence}"));
        }

        void MoveTo(ReadOnlySpan<byte> json, long index)
        {
            line += json[counted..(int)index].Count((byte)'\n');
            counted = (int)index;
        }

        /// <summary>
        /// Numbers keep the digits they were written with. No field of a rule is a list or an object.
        /// </summary>
        static AttributeValue Value(ref Utf8JsonReader reader) =>
            reader.TokenType switch
            {
                JsonTokenType.String => new() { S = reader.GetString() },
                JsonTokenType.Number => new() { N = Encoding.UTF8.GetString(reader.ValueSpan) },
                JsonTokenType.True or JsonTokenType.False => new() { BOOL = reader.GetBoolean() },
                JsonTokenType.Null => new() { NULL = true },
                _ => new() { M = [] },
            };

        /// <summary>Without the place, which is told as everywhere else.</summary>
        static string Reason(JsonException failure) => failure.Message.Split(" LineNumber:")[0];
    }
}

/// <summary>A rule that is on.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fields">Those that not every rule has, as they were written.</param>
public sealed record WrittenRule(AlertRule Rule, string Fields);
