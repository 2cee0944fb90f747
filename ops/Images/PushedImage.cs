using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketData.Ops.Images;

/// <param name="Image">With its tag.</param>
/// <param name="Reference">By its digest, as the deployment takes it.</param>
/// <param name="WasThere">Its content was pushed before.</param>
/// <param name="File">Tells the deployment.</param>
/// <param name="Next">The command that deploys it; null where no deployment can take it.</param>
sealed record PushedImage(string Image, string Reference, bool WasThere, string File, string? Next)
{
    public void WriteTo(TextWriter output)
    {
        output.WriteLine(WasThere ? $"{Image} is there already, with this content." : $"Pushed {Image}.");
        output.WriteLine($"Wrote {File}: {Reference}");
        if (Next is not null)
        {
            output.WriteLine($"Next: {Next}");
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PushedImage))]
sealed partial class ImagesJson : JsonSerializerContext;
