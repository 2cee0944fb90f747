using System.Globalization;
using System.Text.Json;
using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// The line with which Lambda ends an invocation in the function's log, and from which the emulator counts it.
/// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
/// </summary>
static class PlatformReport
{
    public static string Line(string requestId, TimeSpan duration, InvocationResult result)
    {
        var (status, errorType) = result switch
        {
            InvocationResult.Answered => ("success", null),
            InvocationResult.Failed { ErrorType: ErrorTypes.TimedOut } => ("timeout", ErrorTypes.TimedOut),
            InvocationResult.Failed { ErrorType: ErrorTypes.ProcessEnded } => ("failure", ErrorTypes.ProcessEnded),
            InvocationResult.Failed failed => ("error", failed.ErrorType),
            _ => throw new ArgumentException($"{result.GetType().Name} is no invocation.", nameof(result)),
        };
        return JsonSerializer.Serialize(
            new
            {
                time = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                type = "platform.report",
                record = new
                {
                    requestId,
                    metrics = new { durationMs = Math.Round(duration.TotalMilliseconds, 3) },
                    status,
                    errorType,
                },
            }
        );
    }
}
