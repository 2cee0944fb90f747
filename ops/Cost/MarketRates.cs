namespace MarketData.Ops.Cost;

/// <summary>How market events come.</summary>
/// <param name="EventsPerDay">How many on a trading day.</param>
/// <param name="Symbols">How many have events.</param>
/// <param name="BusyHours">In how many hours of the day they come.</param>
/// <param name="Batch">How many an invocation is given, on average: <c>Received</c> for an invocation.</param>
/// <param name="MailsPerDay">E-mails of alerts, to all subscribers together.</param>
/// <param name="KeptDays">For how many days an event is kept.</param>
public sealed record MarketRates(
    double EventsPerDay,
    int Symbols,
    double BusyHours,
    double Batch,
    double MailsPerDay,
    int KeptDays
)
{
    public double BatchesPerDay => EventsPerDay / Batch;

    /// <summary>How many different symbols a batch has, where all are equally frequent.</summary>
    public double SymbolsInBatch => Symbols * (1 - Math.Pow(1 - (1.0 / Symbols), Batch));

    /// <summary>A commit is of one symbol in one batch.</summary>
    public double CommitsPerDay => BatchesPerDay * SymbolsInBatch;

    /// <summary>A bar is stored when its minute is over.</summary>
    public double BarsPerDay => Math.Min(Symbols * BusyHours * 60, EventsPerDay);
}
