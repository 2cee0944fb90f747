using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MarketData.Tests.Model.Store;

/// <summary>An answer of DynamoDB's protocol.</summary>
readonly record struct StoreAnswer(bool IsRefusal, ReadOnlyMemory<byte> Body)
{
    public static StoreAnswer Of(ServiceError refusal)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            refusal.Write(json);
        }

        return new StoreAnswer(IsRefusal: true, body.WrittenMemory);
    }

    public HttpResponseMessage ToHttp() =>
        new(IsRefusal ? HttpStatusCode.BadRequest : HttpStatusCode.OK)
        {
            Content = new ReadOnlyMemoryContent(Body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0") },
            },
        };
}
