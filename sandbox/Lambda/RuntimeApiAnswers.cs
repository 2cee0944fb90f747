using Microsoft.AspNetCore.Http;

namespace MarketData.Sandbox.Lambda;

/// <summary>How the Runtime API answers.</summary>
static class RuntimeApiAnswers
{
    public static Task AcceptAsync(this HttpContext http) =>
        WriteAsync(http, StatusCodes.Status202Accepted, """{"status":"OK"}""");

    public static Task RefuseAsync(this HttpContext http, int status, string type, string message) =>
        WriteAsync(http, status, $$"""{"errorMessage":"{{message}}","errorType":"{{type}}"}""");

    static Task WriteAsync(HttpContext http, int status, string json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    }
}
