namespace MarketData.Tests.Model.Simulated;

/// <summary>
/// A process of a function, with nothing remembered from the ones before, and one invocation at a time.
/// </summary>
abstract class SimulatedProcess(ProcessTime time, Random random)
{
    public ProcessTime Time => time;

    /// <summary>Whether it is of a version of the function that is to come.</summary>
    public bool IsNewer { get; init; }

    public ProcessLog Log { get; } = new();

    /// <summary>The last one.</summary>
    public Invocation Invocation { get; protected set; } = new([]);

    public bool IsDead { get; private set; }

    public void Die()
    {
        IsDead = true;
        Time.Stop();
    }

    /// <summary>Whether a request that its process gave up before it arrived arrives nowhere.</summary>
    public bool LosesOnTheWay() => random.Next(2) == 0;
}
