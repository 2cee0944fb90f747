using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests;

/// <summary>Calls of the emulator for which the sandbox has no client.</summary>
sealed class EmulatorApi(Uri endpoint) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = endpoint };

    public Task<JsonElement> StatesAsync(string operation, JsonObject parameters) =>
        JsonAsync("states", $"AWSStepFunctions.{operation}", "1.0", parameters);

    public Task<JsonElement> EventsAsync(string operation, JsonObject parameters) =>
        JsonAsync("events", $"AWSEvents.{operation}", "1.1", parameters);

    /// <returns>Its ARN.</returns>
    public async Task<string> CreateRoleAsync(string name)
    {
        var form = $"Action=CreateRole&Version=2010-05-08&RoleName={name}&AssumeRolePolicyDocument=%7B%7D";
        using var answer = await SendAsync("iam", "/", null, "application/x-www-form-urlencoded", form);
        await ThrowUnlessSuccessAsync(answer);
        return $"arn:aws:iam::123456789012:role/{name}";
    }

    /// <param name="name">The function's.</param>
    /// <param name="role">Its ARN.</param>
    /// <param name="variables">Of its environment.</param>
    public async Task CreateFunctionAsync(
        string name,
        string role,
        IEnumerable<KeyValuePair<string, string>>? variables = null
    )
    {
        var environment = (variables ?? []).Select(pair =>
            KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)
        );
        var function = new JsonObject
        {
            ["FunctionName"] = name,
            ["Role"] = role,
            ["Runtime"] = "provided.al2023",
            ["Handler"] = "bootstrap",
            ["Code"] = new JsonObject { ["ZipFile"] = "eA==" },
            ["Environment"] = new JsonObject { ["Variables"] = new JsonObject(environment) },
        };
        using var answer = await SendAsync(
            "lambda",
            "/2015-03-31/functions",
            null,
            "application/json",
            function.ToJsonString()
        );
        await ThrowUnlessSuccessAsync(answer);
    }

    public Task<HttpResponseMessage> InvokeAsync(string function, string payload) =>
        SendAsync(
            "lambda",
            $"/2015-03-31/functions/{Uri.EscapeDataString(function)}/invocations",
            null,
            "application/json",
            payload
        );

    public void Dispose() => http.Dispose();

    async Task<JsonElement> JsonAsync(string service, string target, string version, JsonObject parameters)
    {
        using var answer = await SendAsync(
            service,
            "/",
            target,
            $"application/x-amz-json-{version}",
            parameters.ToJsonString()
        );
        await ThrowUnlessSuccessAsync(answer);
        var body = await answer.Content.ReadAsStringAsync();
        return JsonElement.Parse(body.Length == 0 ? "{}" : body);
    }

    async Task<HttpResponseMessage> SendAsync(
        string service,
        string path,
        string? target,
        string contentType,
        string body
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={Credentials.AccessKey}/20200101/{Credentials.Region}/{service}/"
                + "aws4_request, "
                + "SignedHeaders=host, Signature=none"
        );
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await http.SendAsync(request);
    }

    static async Task ThrowUnlessSuccessAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}",
                null,
                answer.StatusCode
            );
        }
    }
}
