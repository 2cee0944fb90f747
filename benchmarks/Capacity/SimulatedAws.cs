using System.Text;
using System.Text.Json;
using MarketData.Contract;
using MarketData.Tests.Model.Kms;
using MarketData.Tests.Model.Queues;
using MarketData.Tests.Model.Simulated;
using MarketData.Tests.Model.Store;
using MarketData.Tests.Model.Topic;

namespace MarketData.Benchmarks.Capacity;

/// <summary>
/// The network and the services behind it: calls take their time, tables have their limits, and what a transaction
/// stores is noted when it is stored.
/// </summary>
sealed class SimulatedAws(
    WorldClock world,
    Random random,
    TableCapacity capacity,
    RequestUnits units,
    QueueModel queues,
    Action<string> stored
) : HttpMessageHandler
{
    static readonly string[] Bulk = [Tables.MarketData.Purpose, Tables.AuditTrail.Purpose];

    readonly TopicModel topic = new();
    readonly KmsModel kms = new();

    public DynamoDbModel Store { get; } =
        new(
            Tables.OfMarketData,
            (table, leeway) =>
                Bulk.Contains(table.Purpose) ? new BulkTable(table, leeway) : new ModelTable(table, leeway)
        );

    /// <summary>Those that wrote.</summary>
    public long Transactions { get; private set; }

    /// <summary>Transactions that met another one, or a state that had moved on.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Requests that were refused for the rate of a key or table.</summary>
    public long Throttled { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        Carry(request, body, answer);
        await using var ended = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        return await answer.Task;
    }

    void Carry(HttpRequestMessage request, byte[] body, TaskCompletionSource<HttpResponseMessage> answer)
    {
        if (!request.Headers.TryGetValues("X-Amz-Target", out var target))
        {
            var form = Encoding.UTF8.GetString(body);
            world.At(
                world.Now + AwsLimits.Publish.Draw(random),
                () => answer.TrySetResult(topic.Answer(form, refuses: _ => false))
            );
            return;
        }

        var operation = target.Single().Split('.')[1];
        Func<string, string, HttpResponseMessage>? other = operation switch
        {
            "SendMessageBatch" or "ChangeMessageVisibilityBatch" => queues.Answer,
            "GenerateDataKeyWithoutPlaintext" or "Decrypt" => kms.Answer,
            _ => null,
        };
        if (other is not null)
        {
            world.At(
                world.Now + AwsLimits.Receive.Draw(random),
                () => answer.TrySetResult(other(operation, Encoding.UTF8.GetString(body)))
            );
            return;
        }

        var json = JsonDocument.Parse(body).RootElement;
        var items = units.Of(operation, json);
        var half = Takes(operation, items.Count).Draw(random) / 2;
        world.At(
            world.Now + half,
            () =>
            {
                var refused = items.ConvertAll(uses => !uses.TrueForAll(use => capacity.Allows(use, world.Now)));
                if (refused.Contains(true))
                {
                    Throttled++;
                    answer.TrySetResult(Throttling(operation, refused).ToHttp());
                    return;
                }

                items.ForEach(uses => uses.ForEach(capacity.Take));
                var end = Store.Begin(operation, body);
                world.At(world.Now + half, () => answer.TrySetResult(End(operation, json, end)));
            }
        );
    }

    static Latency Takes(string operation, int items) =>
        operation switch
        {
            "TransactWriteItems" => AwsLimits.Transaction(items),
            "UpdateItem" => AwsLimits.Write,
            _ => AwsLimits.Read,
        };

    HttpResponseMessage End(string operation, JsonElement request, Func<StoreAnswer?> end)
    {
        var answer = end()!.Value;
        if (operation == "TransactWriteItems" && answer.IsRefusal)
        {
            Conflicts++;
        }
        else if (operation == "TransactWriteItems")
        {
            Transactions++;
            NoteStored(request);
        }

        return answer.ToHttp();
    }

    void NoteStored(JsonElement request)
    {
        foreach (var item in request.GetProperty("TransactItems").EnumerateArray())
        {
            var put = item.GetProperty("Put");
            if (put.GetProperty("TableName").ValueEquals(Tables.MarketData.Purpose))
            {
                stored(put.GetProperty("Item").GetProperty(Tables.MarketData.HashKey).GetProperty("S").GetString()!);
            }
        }
    }

    static StoreAnswer Throttling(string operation, List<bool> refused) =>
        StoreAnswer.Of(
            operation == "TransactWriteItems"
                ? new ServiceError("TransactionCanceledException", "Transaction cancelled: throttled")
                {
                    Reasons = refused.ConvertAll(isRefused =>
                        isRefused ? new CancellationReason("ThrottlingError", "throttled") : CancellationReason.None
                    ),
                }
                : new ServiceError("ThrottlingException", "Rate of requests exceeds the allowed throughput.")
        );
}
