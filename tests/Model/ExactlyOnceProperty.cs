using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MarketData.Tests.Model.Schedules;
using MarketData.Tests.Model.Simulated;
using Microsoft.FSharp.Core;

namespace MarketData.Tests.Model;

/// <summary>
/// <see cref="ExactlyOnce"/> under random schedules. A failure prints the smallest schedule that it found, and a seed
/// and size, which the environment variable <c>REPLAY=seed,gamma,size</c> runs again.
/// </summary>
static class ExactlyOnceProperty
{
    public static void Check(int schedules, Func<IStore> newStore)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(schedules);
        if (Environment.GetEnvironmentVariable("REPLAY") is { Length: > 0 } replay)
        {
            config = config.WithMaxTest(1).WithReplay(Read(replay));
        }

        FsCheck.Check.One(
            config,
            Prop.ForAll(ScheduleGenerator.Arbitrary, schedule => ExactlyOnce.Holds(schedule, newStore()))
        );
    }

    static FSharpOption<Replay> Read(string text) =>
        text.Split(',') is [var seed, var gamma, var size]
        && ulong.TryParse(seed, CultureInfo.InvariantCulture, out var first)
        && ulong.TryParse(gamma, CultureInfo.InvariantCulture, out var second)
        && int.TryParse(size, CultureInfo.InvariantCulture, out var third)
            ? new Replay(new Rnd(first, second), third)
            : throw new FormatException($"REPLAY is '{text}'; it must be seed,gamma,size as a failure prints them.");
}
