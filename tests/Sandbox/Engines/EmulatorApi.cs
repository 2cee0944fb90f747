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

    public Task<JsonElement> CodeDeployAsync(string operation, JsonObject parameters) =>
        JsonAsync("codedeploy", $"CodeDeploy_20141006.{operation}", "1.1", parameters);

    /// <summary>Changes the function's variables and makes a version of it.</summary>
    public async Task PublishAsync(string function, string variable)
    {
        var environment = new JsonObject { ["Variables"] = new JsonObject { ["VERSION"] = variable } };
        var path = $"/2015-03-31/functions/{function}";
        await LambdaAsync(HttpMethod.Put, $"{path}/configuration", new() { ["Environment"] = environment });
        await PublishAsync(function);
    }

    /// <returns>The version's number.</returns>
    public async Task<string> PublishAsync(string function)
    {
        var path = $"/2015-03-31/functions/{function}/versions";
        using var answer = await SendAsync("lambda", path, null, "application/json", "{}");
        await ThrowUnlessSuccessAsync(answer);
        using var version = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return version.RootElement.GetProperty("Version").GetString()!;
    }

    public Task CreateAliasAsync(string function, string alias, string version) =>
        LambdaAsync(
            HttpMethod.Post,
            $"/2015-03-31/functions/{function}/aliases",
            new() { ["Name"] = alias, ["FunctionVersion"] = version }
        );

    public Task PutAlarmAsync(string name) =>
        QueryAsync(
            "monitoring",
            $"Action=PutMetricAlarm&Version=2010-08-01&AlarmName={name}&MetricName=m&Namespace=n&Statistic=Sum"
                + "&Period=60&EvaluationPeriods=1&Threshold=1&ComparisonOperator=GreaterThanThreshold"
        );

    public Task SetAlarmStateAsync(string name, string state) =>
        QueryAsync(
            "monitoring",
            $"Action=SetAlarmState&Version=2010-08-01&AlarmName={name}&StateValue={state}&StateReason=test"
        );

    public Task<JsonElement> QueuesAsync(string operation, JsonObject parameters) =>
        JsonAsync("sqs", $"AmazonSQS.{operation}", "1.0", parameters);

    public Task<JsonElement> AlarmsAsync(string operation, JsonObject parameters) =>
        JsonAsync("monitoring", $"GraniteServiceVersion20100801.{operation}", "1.0", parameters);

    public Task<JsonElement> LogsAsync(string operation, JsonObject parameters) =>
        JsonAsync("logs", $"Logs_20140328.{operation}", "1.1", parameters);

    /// <returns>Its ARN.</returns>
    public async Task<string> CreateTopicAsync(string name)
    {
        var form = $"Action=CreateTopic&Version=2010-03-31&Name={name}";
        using var answer = await SendAsync("sns", "/", null, "application/x-www-form-urlencoded", form);
        await ThrowUnlessSuccessAsync(answer);
        return $"arn:aws:sns:us-east-1:123456789012:{name}";
    }

    /// <summary>What a topic has sent arrives in a queue, too.</summary>
    public async Task SubscribeAsync(string topicArn, string queueArn)
    {
        var form =
            $"Action=Subscribe&Version=2010-03-31&Protocol=sqs&TopicArn={topicArn}&Endpoint={queueArn}"
            + "&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true";
        using var answer = await SendAsync("sns", "/", null, "application/x-www-form-urlencoded", form);
        await ThrowUnlessSuccessAsync(answer);
    }

    /// <returns>Its ARN.</returns>
    public async Task<string> CreateRoleAsync(string name)
    {
        await QueryAsync(
            "iam",
            $"Action=CreateRole&Version=2010-05-08&RoleName={name}&AssumeRolePolicyDocument=%7B%7D"
        );
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
        await LambdaAsync(HttpMethod.Post, "/2015-03-31/functions", function);
    }

    /// <returns>Its id.</returns>
    public async Task<string> CreateMappingAsync(string function, string queueArn)
    {
        var mapping = new JsonObject { ["FunctionName"] = function, ["EventSourceArn"] = queueArn };
        using var answer = await SendAsync(
            "lambda",
            "/2015-03-31/event-source-mappings/",
            null,
            "application/json",
            mapping.ToJsonString()
        );
        await ThrowUnlessSuccessAsync(answer);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("UUID").GetString()!;
    }

    /// <summary>As CloudWatch would set it: the emulator evaluates none.</summary>
    public async Task PutAlarmAsync(string name, string state)
    {
        foreach (
            var form in (string[])
                [
                    "Action=PutMetricAlarm&MetricName=m&Namespace=n&Period=60&EvaluationPeriods=1&Threshold=1"
                        + "&Statistic=Sum&ComparisonOperator=GreaterThanThreshold",
                    $"Action=SetAlarmState&StateValue={state}&StateReason=drill",
                ]
        )
        {
            using var answer = await SendAsync(
                "monitoring",
                "/",
                null,
                "application/x-www-form-urlencoded",
                $"{form}&Version=2010-08-01&AlarmName={name}"
            );
            await ThrowUnlessSuccessAsync(answer);
        }
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

    async Task LambdaAsync(HttpMethod method, string path, JsonObject body)
    {
        using var answer = await SendAsync("lambda", path, null, "application/json", body.ToJsonString(), method);
        await ThrowUnlessSuccessAsync(answer);
    }

    async Task QueryAsync(string service, string form)
    {
        using var answer = await SendAsync(service, "/", null, "application/x-www-form-urlencoded", form);
        await ThrowUnlessSuccessAsync(answer);
    }

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
        string body,
        HttpMethod? method = null
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
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
