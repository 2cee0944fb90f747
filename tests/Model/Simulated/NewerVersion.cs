using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MarketData.Contract;

namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// The tables as a version of the function sees them that is to come: it writes state rows of the next format, with
/// something that this version does not know, and reads both formats.
/// </summary>
static class NewerVersion
{
    /// <summary>An attribute of a state row.</summary>
    public const string Added = "of the newer version";

    const string Format = "format";

    public static Func<HttpResponseMessage?> Begin(IStore store, Call call)
    {
        var (request, states) = (JsonNode.Parse(call.Body)!, store.NameOf(Tables.SymbolState));
        foreach (var item in request["TransactItems"]?.AsArray() ?? [])
        {
            if (item!["Put"] is { } put && (string)put["TableName"]! == states && put["Item"]![Format] is { } format)
            {
                format["N"] = Text(FormatOf(put["Item"]!) + 1);
                put["Item"]![Added] = new JsonObject { ["S"] = "kept" };
            }
        }

        var end = store.Begin(call.Operation, Encoding.UTF8.GetBytes(request.ToJsonString()));
        return () => end() is { } answer ? Read(answer, states) : null;
    }

    static HttpResponseMessage Read(HttpResponseMessage response, string states)
    {
        using var text = response.Content.ReadAsStream();
        var answer = JsonNode.Parse(text)!;
        foreach (var row in answer["Responses"]?[states]?.AsArray() ?? [])
        {
            if (row!.AsObject().Remove(Added))
            {
                row[Format]!["N"] = Text(FormatOf(row) - 1);
            }
        }

        response.Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0");
        return response;
    }

    static int FormatOf(JsonNode row) => int.Parse((string)row[Format]!["N"]!, CultureInfo.InvariantCulture);

    static string Text(int format) => format.ToString(CultureInfo.InvariantCulture);
}
