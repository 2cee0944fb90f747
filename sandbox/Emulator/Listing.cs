using System.Net.Http.Headers;
using System.Text;

namespace MarketData.Sandbox.Emulator;

/// <summary>
/// A call that lists what a service holds. It needs no signature, because local emulators check none; the credential's
/// scope says which service is meant.
/// </summary>
sealed record Listing(
    string What,
    string Service,
    HttpMethod Method,
    string Path,
    string? Target,
    string? ContentType,
    string? Body
)
{
    public static Listing Json(string what, string service, string target, string version) =>
        new(what, service, HttpMethod.Post, "/", target, $"application/x-amz-json-{version}", "{}");

    public static Listing Query(string what, string service, string action, string version) =>
        new(
            what,
            service,
            HttpMethod.Post,
            "/",
            null,
            "application/x-www-form-urlencoded",
            $"Action={action}&Version={version}"
        );

    public HttpRequestMessage Request()
    {
        var scope = $"{Credentials.AccessKey}/20200101/{Credentials.Region}/{Service}";
        var request = new HttpRequestMessage(Method, Path);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={scope}/aws4_request, SignedHeaders=host, Signature=none"
        );
        if (Target is not null)
        {
            request.Headers.Add("X-Amz-Target", Target);
        }

        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType!);
        }

        return request;
    }
}
