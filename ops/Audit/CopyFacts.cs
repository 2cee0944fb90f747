namespace MarketData.Ops.Audit;

/// <summary>What a copy is that was verified.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="At">When its records were exported.</param>
/// <param name="Complete">The moment up to which nothing may be missing.</param>
/// <param name="Locks">How its files are locked, where that can be known.</param>
/// <param name="KmsKeys">The keys of KMS that the trail's keys are encrypted with.</param>
public sealed record CopyFacts(
    string Place,
    DateTimeOffset At,
    DateTimeOffset Complete,
    string? Locks,
    IReadOnlyList<string> KmsKeys
)
{
    public void WriteTo(TextWriter output)
    {
        output.WriteLine($"The copy in {Place} is of {At:u}; nothing of {Complete:u} or before may be missing in it.");
        output.WriteLine(Locks is null ? "Whether it is locked cannot be seen there." : $"It is {Locks}.");
        output.WriteLine($"The audit keys were decrypted with {string.Join(", ", KmsKeys)}.");
    }
}
