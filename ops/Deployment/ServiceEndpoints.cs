using System.CommandLine.Parsing;

namespace MarketData.Ops.Deployment;

/// <summary>Where AWS's services are, if not where AWS has them.</summary>
/// <param name="All">Of every service that is not among the others; null: as the AWS SDK finds it.</param>
/// <param name="Services">By the name that a service has before the dot of its own address.</param>
sealed record ServiceEndpoints(string? All, IReadOnlyDictionary<string, string> Services)
{
    /// <summary>The AWS SDK's own, which AWS_ENDPOINT_URL and the variables of services change.</summary>
    public static ServiceEndpoints OfAws { get; } = new(null, new Dictionary<string, string>());

    public string? Of(string service) => Services.GetValueOrDefault(service) ?? All;

    public static ServiceEndpoints Parse(ArgumentResult result)
    {
        string? all = null;
        var services = new Dictionary<string, string>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var (service, url) =
                text.Split('=', 2) is [var name, var rest] && !name.Contains(':') ? (name, rest) : ("", text);
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                result.AddError(
                    $"--endpoint is '{text}', but must be an http or https URL, or SERVICE=URL such as "
                        + "dynamodb=http://127.0.0.1:8000."
                );
            }
            else if (service is "")
            {
                all = url;
            }
            else
            {
                services[service] = url;
            }
        }

        return new(all, services);
    }
}
