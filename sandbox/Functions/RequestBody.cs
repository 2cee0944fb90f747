using Microsoft.AspNetCore.Http;

namespace MarketData.Sandbox.Functions;

static class RequestBody
{
    public static async Task<byte[]> ReadBodyAsync(this HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }
}
