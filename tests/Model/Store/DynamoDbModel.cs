using System.Buffers;
using System.Text.Json;
using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

/// <summary>
/// DynamoDB as far as the function uses it, by its rules, in memory: requests and answers are the JSON of its protocol.
/// What it does not know it refuses with a <see cref="NotModelledException"/>, never with an answer.
/// </summary>
sealed class DynamoDbModel
{
    readonly ModelTables tables;
    readonly Reads reads;
    readonly Transactions transactions;

    public DynamoDbModel(IEnumerable<TableSchema> definitions)
        : this(definitions, (definition, leeway) => new ModelTable(definition, leeway)) { }

    /// <param name="definitions">The tables.</param>
    /// <param name="table">How each of them is kept.</param>
    public DynamoDbModel(IEnumerable<TableSchema> definitions, Func<TableSchema, Func<Leeway>, ModelTable> table)
    {
        tables = new ModelTables(definitions, definition => table(definition, () => Leeway));
        reads = new Reads(tables);
        transactions = new Transactions(tables, () => Leeway);
    }

    public Leeway Leeway { get; set; } = new();

    public void Expire()
    {
        foreach (var table in tables.All)
        {
            table.Expire();
        }
    }

    /// <summary>A request arrives.</summary>
    /// <returns>
    /// What brings it a step on, and answers with the last one. Only a transaction takes more than one, and does
    /// something before the first.
    /// </returns>
    public Func<StoreAnswer?> Begin(string operation, ReadOnlyMemory<byte> body)
    {
        var json = JsonDocument.Parse(body).RootElement;
        if (operation != "TransactWriteItems")
        {
            return () => Answer(answer => Run(operation, json, answer));
        }

        Func<bool> isOver;
        try
        {
            isOver = transactions.Begin(json);
        }
        catch (ServiceError refusal)
        {
            return () => StoreAnswer.Of(refusal);
        }

        return () =>
        {
            var over = false;
            var answer = Answer(_ => over = isOver());
            return over || answer.IsRefusal ? answer : null;
        };
    }

    void Run(string operation, JsonElement json, Utf8JsonWriter answer)
    {
        switch (operation)
        {
            case "GetItem":
                reads.GetItem(json, answer);
                break;
            case "BatchGetItem":
                reads.BatchGetItem(json, answer);
                break;
            case "Query":
                reads.Query(json, answer);
                break;
            case "Scan":
                reads.Scan(json, answer);
                break;
            case "PutItem":
                Run(Write.Parse("Put", json, tables));
                break;
            case "UpdateItem":
                var update = Write.Parse("Update", json, tables, "ReturnValues");
                Run(update);
                Return(json, update, answer);
                break;
            default:
                throw new NotModelledException($"the operation {operation}");
        }
    }

    void Run(Write write)
    {
        if (transactions.Holds(write))
        {
            throw new ServiceError("TransactionConflictException", "Transaction is ongoing for the item");
        }

        if (write.IsRefused(out var standing))
        {
            throw new ServiceError("ConditionalCheckFailedException", "The conditional request failed")
            {
                Item = standing,
            };
        }

        write.Check();
        write.Apply();
    }

    static void Return(JsonElement json, Write update, Utf8JsonWriter answer)
    {
        switch (json.TryGetProperty("ReturnValues", out var asked) ? asked.GetString() : "NONE")
        {
            case "NONE":
                break;
            case "UPDATED_NEW":
                update.Table.Find(update.Key)!.Only(update.Updated).Write(answer, "Attributes");
                break;
            case var other:
                throw new NotModelledException($"ReturnValues {other}");
        }
    }

    static StoreAnswer Answer(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>();
        try
        {
            using var json = new Utf8JsonWriter(body);
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        catch (ServiceError refusal)
        {
            return StoreAnswer.Of(refusal);
        }

        return new StoreAnswer(IsRefusal: false, body.WrittenMemory);
    }
}
