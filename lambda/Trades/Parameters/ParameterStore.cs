using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using MarketData.Contract;
using MarketData.Hosting;
using MarketData.Shared.Aws;
using MarketData.Shared.Telemetry;

namespace MarketData.Trades.Parameters;

/// <summary>
/// The parameters as they were at most half a minute ago. Where they cannot be read again, or somebody made a mistake
/// in one, the former values stay in force: a typing error does not stop trades.
/// </summary>
sealed class ParameterStore(
    IAmazonSimpleSystemsManagement ssm,
    string path,
    Backoff backoff,
    FailureBoundary boundary,
    TimeProvider time
)
{
    static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    TradeParameterValues? values;
    DateTimeOffset triedAt;

    /// <exception cref="FormatException">One is wrong, and there are no former values.</exception>
    public async Task<TradeParameterValues> GetAsync(CancellationToken cancellation)
    {
        // By the clock on the wall: how long the process was frozen must count.
        var now = time.GetUtcNow();
        if (values is null)
        {
            (values, triedAt) = (await ReadAsync(TransientFailures.MaxTries, cancellation), now);
        }
        else if (now - triedAt >= MaxAge)
        {
            triedAt = now;
            values =
                await boundary.TryAsync(
                    LogEvent.ParametersNotRead,
                    () => ReadAsync(maxTries: 1, cancellation),
                    () => [],
                    cancellation
                ) ?? values;
        }

        return values;
    }

    async Task<TradeParameterValues> ReadAsync(int maxTries, CancellationToken cancellation)
    {
        // A page has ten, and there are three.
        var request = new GetParametersByPathRequest { Path = path };
        var answer = await backoff.RetryAsync(
            () => ssm.GetParametersByPathAsync(request, cancellation),
            cancellation,
            maxTries
        );
        return TradeParameterValues.Read(
            path,
            (answer.Parameters ?? []).ToDictionary(found => found.Name![path.Length..], found => found.Value!)
        );
    }
}
