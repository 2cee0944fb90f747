using System.Collections.Concurrent;
using System.Text.Json;
using MarketData.Sandbox.Functions;

namespace MarketData.SandboxTests.Functions;

/// <summary>A function that replies by script, one for each event.</summary>
sealed class ScriptedFunction : IFunction
{
    static readonly Reply[] Default = [Replies.Answer("{}")];

    readonly ConcurrentDictionary<string, Reply[]> scripts = new();
    readonly ConcurrentDictionary<string, ConcurrentQueue<JsonElement>> payloads = new();

    /// <param name="eventId">Of the event.</param>
    /// <param name="replies">One for each attempt; the last one stays.</param>
    public void Script(string eventId, params Reply[] replies) => scripts[eventId] = replies;

    /// <summary>What it was invoked with, attempt by attempt.</summary>
    public IReadOnlyList<JsonElement> PayloadsOf(string eventId) => [.. payloads.GetValueOrDefault(eventId) ?? []];

    public Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var input = JsonElement.Parse(payload.Span);
        var id = (input.TryGetProperty("event", out var named) ? named : input).GetProperty("id").GetString()!;
        var attempts = payloads.GetOrAdd(id, _ => new());
        attempts.Enqueue(input);
        var script = scripts.GetValueOrDefault(id) ?? Default;
        return script[Math.Min(attempts.Count, script.Length) - 1](cancellation);
    }
}
