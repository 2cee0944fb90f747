using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace MarketData.Tests.Model;

/// <summary>
/// How a property is run. A failure prints the smallest schedule that it found, and a seed and size, which the
/// environment variable <c>REPLAY=seed,gamma,size</c> runs again.
/// </summary>
static class PropertyConfig
{
    /// <param name="schedules">How many; <c>SCHEDULES=20000</c> tries as many instead.</param>
    public static Config OfRun(int schedules) =>
        Of(
            Environment.GetEnvironmentVariable("SCHEDULES") switch
            {
                null or "" => schedules,
                var text
                    when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
                        && asked > 0 => asked,
                var text => throw new FormatException($"SCHEDULES is '{text}'; it must be a whole number above 0."),
            }
        );

    public static Config Of(int schedules)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(schedules);
        return Environment.GetEnvironmentVariable("REPLAY") is { Length: > 0 } replay
            ? config.WithMaxTest(1).WithReplay(Read(replay))
            : config;
    }

    static FSharpOption<Replay> Read(string text) =>
        text.Split(',') is [var seed, var gamma, var size]
        && ulong.TryParse(seed, CultureInfo.InvariantCulture, out var first)
        && ulong.TryParse(gamma, CultureInfo.InvariantCulture, out var second)
        && int.TryParse(size, CultureInfo.InvariantCulture, out var third)
            ? new Replay(new Rnd(first, second), third)
            : throw new FormatException($"REPLAY is '{text}'; it must be seed,gamma,size as a failure prints them.");
}
