using System.Diagnostics;
using MarketData.Sandbox.Functions;

namespace MarketData.Sandbox.Lambda;

/// <summary>
/// What may happen between a queue and a function, more often than it does: processes die, deliveries are late, come
/// twice at the same time, or again because their answer was lost. A seed decides what happens to the first delivery,
/// the second and so on; which events are in them is up to the machine.
/// </summary>
public sealed class Chaos(IFunction function, Func<IEnumerable<int>> processIds, int seed) : IFunction
{
    readonly Random random = new(seed);
    readonly Lock gate = new();
    readonly Dictionary<Mishap, int> happened = [];

    /// <summary>How many of a hundred deliveries meet each mishap.</summary>
    const int PercentEach = 10;

    /// <summary>Long enough to fall into any part of an invocation.</summary>
    static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(150);

    /// <summary>Long enough for other batches of the same symbols to be first.</summary>
    static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);

    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var (mishap, share) = Draw();
        switch (mishap)
        {
            case Mishap.Killed:
                var doomed = function.InvokeAsync(payload, cancellation);
                await Task.Delay(LongestLife * share, cancellation);
                KillOne(share);
                return await doomed;
            case Mishap.Late:
                await Task.Delay(LongestDelay * share, cancellation);
                return await function.InvokeAsync(payload, cancellation);
            case Mishap.Doubled:
                var answers = await Task.WhenAll(
                    function.InvokeAsync(payload, cancellation),
                    function.InvokeAsync(payload, cancellation)
                );
                return answers[0];
            case Mishap.AnswerLost:
                await function.InvokeAsync(payload, cancellation);
                return new InvocationResult.Failed("the answer was lost");
            default:
                return await function.InvokeAsync(payload, cancellation);
        }
    }

    /// <summary>How often each mishap happened.</summary>
    public IReadOnlyDictionary<Mishap, int> Happened
    {
        get
        {
            lock (gate)
            {
                return happened.ToDictionary();
            }
        }
    }

    (Mishap? Mishap, double Share) Draw()
    {
        lock (gate)
        {
            var mishap = (Mishap)(random.Next(100) / PercentEach);
            var share = random.NextDouble();
            if (!Enum.IsDefined(mishap))
            {
                return (null, share);
            }

            happened[mishap] = happened.GetValueOrDefault(mishap) + 1;
            return (mishap, share);
        }
    }

    /// <summary>It may be another invocation's process, or idle: whichever it is, it dies.</summary>
    void KillOne(double share)
    {
        int[] living = [.. processIds()];
        if (living.Length == 0)
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(living[(int)(share * living.Length)]);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended by itself meanwhile.
        }
    }
}
