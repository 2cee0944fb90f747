using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.Core;
using MarketData.Contract;

namespace MarketData.Hosting;

/// <summary>
/// Structured logs: one JSON object a line, in the form that CloudWatch's JSON log format keeps as it is.
/// </summary>
public sealed class JsonLog(Stream output, TimeProvider time) : ILambdaLogger
{
    // Nobody puts a log line into a web page: quotes and umlauts stay as they are.
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Concurrent commits share the output.
    readonly Lock turn = new();

    public void Warn(LogEvent what, params ReadOnlySpan<(string Name, string? Value)> fields) =>
        Write("WARN", what.Message, failure: null, fields);

    public void Error(LogEvent what, Exception failure, params ReadOnlySpan<(string Name, string? Value)> fields) =>
        Write("ERROR", what.Message, failure, fields);

    void ILambdaLogger.Log(string message) => Write("INFO", message, failure: null, []);

    void ILambdaLogger.LogLine(string message) => Write("INFO", message, failure: null, []);

    /// <summary>Writes a line that is JSON already.</summary>
    internal void WriteLine(ReadOnlySpan<byte> json)
    {
        lock (turn)
        {
            output.Write(json);
            output.WriteByte((byte)'\n');
            output.Flush();
        }
    }

    void Write(string level, string message, Exception? failure, ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            json.WriteString(LogFields.Timestamp, time.GetUtcNow().UtcDateTime);
            json.WriteString(LogFields.Level, level);
            json.WriteString(LogFields.Message, message);
            foreach (var (name, value) in fields)
            {
                json.WriteString(name, value);
            }

            if (failure is not null)
            {
                json.WriteString(LogFields.ErrorType, failure.GetType().FullName);
                json.WriteString(LogFields.Error, failure.Message);
                json.WriteString(LogFields.StackTrace, failure.ToString());
            }

            json.WriteEndObject();
        }

        WriteLine(line.WrittenSpan);
    }
}
