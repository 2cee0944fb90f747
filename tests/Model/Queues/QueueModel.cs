using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MarketData.Tests.Model.Queues;

/// <summary>
/// SQS as far as the function calls it, over its JSON protocol: what it is told about the buffer's messages, and the
/// dead-letter queue, which keeps what it took.
/// </summary>
sealed class QueueModel
{
    public const string BufferUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/buffer";
    public const string DeadLetterQueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/dead-letters";

    const int MaxEntries = 10;
    const int MaxBytes = 1024 * 1024;

    readonly List<SentDeadLetter> deadLetters = [];

    public IReadOnlyList<SentDeadLetter> DeadLetters => deadLetters;

    /// <summary>Which bodies the dead-letter queue refuses in a call that succeeds.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    /// <summary>What becomes of a message when its visibility changes, by receipt handle.</summary>
    public Action<string, TimeSpan> Hide { get; set; } = (_, _) => { };

    public HttpResponseMessage Answer(string operation, string body)
    {
        var request = JsonNode.Parse(body)!;
        var entries = request["Entries"]!.AsArray().Select(entry => entry!.AsObject()).ToList();
        var url = operation == "SendMessageBatch" ? DeadLetterQueueUrl : BufferUrl;
        if ((string)request["QueueUrl"]! != url)
        {
            return Refusal("AccessDenied", $"{operation} is not allowed on {request["QueueUrl"]}.");
        }

        if (entries.Count is 0 or > MaxEntries)
        {
            return Refusal("com.amazonaws.sqs#TooManyEntriesInBatchRequest", "1 to 10 entries are allowed.");
        }

        return operation switch
        {
            "SendMessageBatch" when entries.Sum(Size) > MaxBytes => Refusal(
                "com.amazonaws.sqs#BatchRequestTooLong",
                "The batch is longer than 1,048,576 bytes."
            ),
            "SendMessageBatch" => Send(entries),
            "ChangeMessageVisibilityBatch" => Hidden(entries),
            _ => throw new NotSupportedException($"The queues do not know {operation}."),
        };
    }

    HttpResponseMessage Send(List<JsonObject> entries)
    {
        var (successful, failed) = (new JsonArray(), new JsonArray());
        foreach (var entry in entries)
        {
            var (id, body) = ((string)entry["Id"]!, (string)entry["MessageBody"]!);
            if (Refuses(body))
            {
                failed.Add(
                    new JsonObject
                    {
                        ["Id"] = id,
                        ["Code"] = "InvalidMessageContents",
                        ["SenderFault"] = true,
                    }
                );
                continue;
            }

            deadLetters.Add(new(body, Attributes(entry)));
            var md5 = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
            successful.Add(
                new JsonObject
                {
                    ["Id"] = id,
                    ["MessageId"] = $"d{deadLetters.Count}",
                    ["MD5OfMessageBody"] = md5,
                }
            );
        }

        return Json(HttpStatusCode.OK, new JsonObject { ["Successful"] = successful, ["Failed"] = failed });
    }

    HttpResponseMessage Hidden(List<JsonObject> entries)
    {
        var ids = new JsonArray();
        foreach (var entry in entries)
        {
            Hide((string)entry["ReceiptHandle"]!, TimeSpan.FromSeconds((int)entry["VisibilityTimeout"]!));
            ids.Add(new JsonObject { ["Id"] = (string)entry["Id"]! });
        }

        return Json(HttpStatusCode.OK, new JsonObject { ["Successful"] = ids, ["Failed"] = new JsonArray() });
    }

    static Dictionary<string, string> Attributes(JsonObject entry) =>
        entry["MessageAttributes"]!
            .AsObject()
            .ToDictionary(attribute => attribute.Key, attribute => (string)attribute.Value!["StringValue"]!);

    static int Size(JsonObject entry) =>
        Encoding.UTF8.GetByteCount((string)entry["MessageBody"]!)
        + Attributes(entry).Sum(attribute => Encoding.UTF8.GetByteCount($"{attribute.Key}String{attribute.Value}"));

    static HttpResponseMessage Refusal(string code, string message) =>
        Json(HttpStatusCode.BadRequest, new JsonObject { ["__type"] = code, ["message"] = message });

    static HttpResponseMessage Json(HttpStatusCode status, JsonObject answer) =>
        new(status) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
}

/// <summary>A message that the dead-letter queue took.</summary>
sealed record SentDeadLetter(string Body, IReadOnlyDictionary<string, string> Attributes);
