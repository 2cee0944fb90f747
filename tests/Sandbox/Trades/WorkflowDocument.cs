using System.Text.Json;

namespace MarketData.SandboxTests.Trades;

/// <summary>What the workflow's file says of its tasks.</summary>
static class WorkflowDocument
{
    static readonly JsonElement Root = JsonElement.Parse(WorkflowFile.Text);

    /// <summary>Seconds.</summary>
    public static int Timeout => Root.GetProperty("TimeoutSeconds").GetInt32();

    /// <summary>By its name in the file.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Tasks { get; } =
        StatesBelow(Root).Where(state => TypeOf(state.Value) == "Task").ToDictionary();

    /// <summary>Those that invoke a function.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Invocations =>
        Tasks.Where(task => task.Value.GetProperty("Resource").GetString()!.EndsWith("lambda:invoke", default));

    public static IEnumerable<string> ErrorsOf(JsonElement handler) =>
        handler.GetProperty("ErrorEquals").EnumerateArray().Select(name => name.GetString()!);

    public static IEnumerable<JsonElement> Retriers(JsonElement task) => task.GetProperty("Retry").EnumerateArray();

    static IEnumerable<KeyValuePair<string, JsonElement>> StatesBelow(JsonElement machine) =>
        machine
            .GetProperty("States")
            .EnumerateObject()
            .SelectMany(state =>
                state.Value.TryGetProperty("Branches", out var branches)
                    ? branches.EnumerateArray().SelectMany(StatesBelow)
                    : [new(state.Name, state.Value)]
            );

    static string? TypeOf(JsonElement state) => state.GetProperty("Type").GetString();
}
