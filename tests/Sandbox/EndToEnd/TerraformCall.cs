using System.Text.Json;
using System.Text.RegularExpressions;
using MarketData.Sandbox.Emulator;

namespace MarketData.SandboxTests.EndToEnd;

/// <summary>What Terraform asked of the emulator.</summary>
/// <param name="Service">As requests are signed for it.</param>
/// <param name="Region">Likewise.</param>
/// <param name="Operation">Of the service.</param>
/// <param name="Parameters">The short texts among them.</param>
sealed record TerraformCall(
    string Service,
    string Region,
    string Operation,
    IReadOnlyDictionary<string, string> Parameters
)
{
    const string Account = "123456789012";

    static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The same operation has one name in the API and in policies; only services have two.</summary>
    public string Action => $"{(Service == "monitoring" ? "cloudwatch" : Service)}:{Operation}";

    /// <summary>Whoever has credentials may ask who that is.</summary>
    public bool IsFree => Action == "sts:GetCallerIdentity";

    public bool IsRead => Regex.IsMatch(Operation, "^(Describe|Get|List|Validate)");

    /// <summary>What the call is about. Null for what only exists after it, or is about nothing alone.</summary>
    public string? Arn =>
        Service switch
        {
            "sqs" => Here("sqs", Value("QueueName") ?? Value("QueueUrl")?.Split('/')[^1]),
            "sns" => Value("TopicArn", "ResourceArn", "SubscriptionArn") ?? Here("sns", Value("Name")),
            "dynamodb" => Value("ResourceArn") ?? Here("dynamodb", After("table/", Value("TableName"))),
            "logs" => Value("resourceArn") ?? Here("logs", After("log-group:", Value("logGroupName"))),
            "ssm" => Here("ssm", After("parameter", Value("Name", "ResourceId"))),
            "states" => Value("stateMachineArn", "resourceArn")
                ?? Here("states", After("stateMachine:", Value("name"))),
            "events" => Value("ResourceARN") ?? Here("events", OfEvents()),
            "lambda" => Value("Resource") ?? Here("lambda", OfLambda()),
            "monitoring" => Value("ResourceARN") ?? OfCloudWatch(),
            "iam" => Value("RoleName") is { } role ? $"arn:aws:iam::{Account}:role/{role}" : null,
            _ => null,
        };

    public static async Task<IReadOnlyList<TerraformCall>> AllAsync(Uri emulator, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        var calls = await http.GetStringAsync(new Uri($"{Endpoints.Url(emulator)}/terraform-calls"), cancellation);
        return JsonSerializer.Deserialize<List<TerraformCall>>(calls, Json)!;
    }

    public override string ToString() => $"{Action} {Arn ?? string.Join(", ", Parameters)}";

    string? OfEvents() =>
        After("archive/", Value("ArchiveName"))
        ?? (Operation.Contains("EventBus", StringComparison.Ordinal) ? After("event-bus/", Value("Name")) : OfRule());

    string? OfRule() =>
        (Value("Rule", "Name"), Value("EventBusName")) switch
        {
            (null, _) => null,
            (var rule, null or "default") => $"rule/{rule}",
            var (rule, bus) => $"rule/{bus}/{rule}",
        };

    /// <summary>A function is named by its name or its ARN.</summary>
    string? OfLambda() =>
        After("function:", Value("FunctionName")?.Split(":function:")[^1])
        ?? After("event-source-mapping:", Value("UUID"));

    string? OfCloudWatch() =>
        Value("DashboardName", "DashboardNames.member.1") is { } dashboard
            ? $"arn:aws:cloudwatch::{Account}:dashboard/{dashboard}"
            : Here("cloudwatch", After("alarm:", Value("AlarmName", "AlarmNames.member.1")));

    string? Here(string service, string? resource) =>
        resource is null ? null : $"arn:aws:{service}:{Region}:{Account}:{resource}";

    static string? After(string kind, string? name) => name is null ? null : $"{kind}{name}";

    string? Value(params string[] names) =>
        names.Select(name => Parameters.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);
}
