using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.Ops;

/// <summary>What only tests ask of moto, in the services' own protocols: no client here has these operations.</summary>
static class MotoCall
{
    public static async Task<JsonNode> JsonAsync(string service, string target, JsonObject body) =>
        JsonNode.Parse(
            await SendAsync(service, "/", new StringContent(body.ToJsonString(), Encoding.UTF8, Json), target)
        )!;

    public static Task PostAsync(string service, string path, JsonObject body) =>
        SendAsync(service, path, new StringContent(body.ToJsonString(), Encoding.UTF8, Json));

    public static Task QueryAsync(string service, Dictionary<string, string> parameters) =>
        SendAsync(service, "/", new FormUrlEncodedContent(parameters));

    static MediaTypeHeaderValue Json => new("application/x-amz-json-1.0");

    static async Task<string> SendAsync(string service, string path, HttpContent content, string? target = null)
    {
        using var http = new HttpClient { BaseAddress = (await LocalEngines.MotoAsync()).Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/20260101/{Credentials.Region}/{service}/aws4_request, "
                + "SignedHeaders=host, Signature=none"
        );
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, answer);
        return answer;
    }
}
