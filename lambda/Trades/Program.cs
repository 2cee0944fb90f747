using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;
using MarketData.Trades.Enriching;
using MarketData.Trades.Messages;
using MarketData.Trades.Recording;
using MarketData.Trades.Validating;

namespace MarketData.Trades;

/// <summary>Three functions in one executable: an image names the task by its command, a zip by its handler.</summary>
public static class Program
{
    /// <returns>1 where it ended by a failure, which stands in the log.</returns>
    public static Task<int> Main(string[] arguments) =>
        Entry.RunAsync(stop => RunAsync(arguments.FirstOrDefault(), cancellation: stop));

    /// <summary>Runs the function until cancelled.</summary>
    /// <param name="task">One of <see cref="TradeTasks"/>; by default the handler that Lambda names.</param>
    /// <param name="http">
    /// Carries the calls to the Runtime API, to AWS and to reference data; by default each has a client of its own.
    /// </param>
    /// <param name="cancellation">Ends the loop.</param>
    public static async Task RunAsync(
        string? task = null,
        HttpClient? http = null,
        CancellationToken cancellation = default
    )
    {
        var (time, variables) = (TimeProvider.System, EnvironmentVariables.OfProcess);
        await using var output = Console.OpenStandardOutput();
        var log = new JsonLog(output, time);
        using var waiting = Entry.RuntimeClient();
        // What is redirected is not what was asked.
        using var reference = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var traces = CallTracing.InstallWhereTraced(time);
        var loop = new RuntimeLoop(http ?? waiting, variables, log, time);
        var clients = new FunctionClients(time, http);
        var json = TradesJson.Default;

        await (
            (task ?? variables.Required(LambdaVariables.Handler)) switch
            {
                TradeTasks.Validate => RunAsync(
                    json.JsonElement,
                    json.ValidationAnswer,
                    () => ValidateTask.Create(clients, ValidateSettings.Read(variables), log, time).HandleAsync
                ),
                TradeTasks.Enrich => RunAsync(
                    json.JsonElement,
                    json.EnrichmentAnswer,
                    () =>
                        EnrichTask
                            .Create(clients, http ?? reference, EnrichSettings.Read(variables), log, time)
                            .HandleAsync
                ),
                TradeTasks.Record => RunAsync(
                    json.RecordRequest,
                    json.RecordAnswer,
                    () => RecordTask.Create(clients, RecordSettings.Read(variables), log, time).HandleAsync
                ),
                var other => RunAsync<JsonElement, JsonElement>(
                    json.JsonElement,
                    json.JsonElement,
                    () =>
                        throw new InvalidOperationException(
                            $"The task is '{other}'; it must be one of {string.Join(", ", TradeTasks.All)}."
                        )
                ),
            }
        );

        // What is wrong with the task's name or its variables is a failed start, which the loop reports.
        Task RunAsync<TInput, TOutput>(
            JsonTypeInfo<TInput> input,
            JsonTypeInfo<TOutput> answer,
            Func<Func<TInput, string, CancellationToken, Task<TOutput>>> create
        ) => loop.RunAsync(_ => Task.FromResult(TimedTask.Handler(create(), time)), input, answer, cancellation);
    }
}
