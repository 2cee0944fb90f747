using System.Net;
using MarketData.Tools;

namespace MarketData.Ops.Images;

/// <summary>
/// What a registry says of a repository: https://github.com/opencontainers/distribution-spec/blob/main/spec.md. ECR
/// takes its token for it: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html#registry_auth_http
/// </summary>
public sealed class RegistryApi : IDisposable
{
    /// <summary>The SDK reads it as well: registries that may be spoken to without TLS.</summary>
    const string InsecureRegistries = "DOTNET_CONTAINER_INSECURE_REGISTRIES";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Of an image for one processor; Lambda takes no other.</summary>
    static readonly string[] ManifestTypes =
    [
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.v2+json",
    ];

    readonly ImageRepository repository;
    readonly HttpClient http;

    public RegistryApi(ImageRepository repository)
    {
        this.repository = repository;
        var scheme = IsInsecure(repository.Registry) ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        http = new() { BaseAddress = new($"{scheme}://{repository.Registry}/v2/"), Timeout = Patience };
        if (repository.Login is { } login)
        {
            http.DefaultRequestHeaders.Authorization = new("Basic", login.Basic);
        }
    }

    /// <exception cref="ToolException">It cannot be pushed to, which is told before minutes of building.</exception>
    public async Task RequireAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        using var answer = await SendAsync(request, cancellation);
        RequireSuccess(answer);
    }

    /// <returns>The digest of the image that has the tag; null where none has.</returns>
    public async Task<string?> FindDigestAsync(string tag, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{repository.Name}/manifests/{tag}");
        request.Headers.Add("Accept", ManifestTypes);
        using var answer = await SendAsync(request, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        RequireSuccess(answer);
        return answer.Headers.GetValues("Docker-Content-Digest").Single();
    }

    public void Dispose() => http.Dispose();

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new ToolException(
                $"The registry {repository.Registry} does not answer with TLS. If it is one of your own that has none, "
                    + $"set {InsecureRegistries}={repository.Registry}.",
                failure
            );
        }
        catch (HttpRequestException failure)
        {
            throw new ToolException($"The registry {repository.Registry} was not reached: {failure.Message}.", failure);
        }
    }

    void RequireSuccess(HttpResponseMessage answer)
    {
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new ToolException(
                $"The registry {repository.Registry} refuses {(repository.Login is null ? "who has no" : "the")} token "
                    + $"({(int)answer.StatusCode}); pushing takes the rights of "
                    + "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html."
            );
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw new ToolException($"The registry {repository.Registry} answered with {(int)answer.StatusCode}.");
        }
    }

    static bool IsInsecure(string registry) =>
        Environment
            .GetEnvironmentVariable(InsecureRegistries)
            ?.Split(';', StringSplitOptions.TrimEntries)
            .Contains(registry, StringComparer.OrdinalIgnoreCase) == true;
}
