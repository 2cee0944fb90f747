using System.Globalization;
using MarketData.Ops.Deployment;
using MarketData.Tools;

namespace MarketData.Ops.DeadLetters;

/// <summary>What became of an event that was to leave a dead-letter queue.</summary>
/// <param name="Queue">Where it was.</param>
/// <param name="MessageId">The message's.</param>
/// <param name="Reason">Why it was there.</param>
/// <param name="Outcome">What was done with it, or <c>left</c>.</param>
/// <param name="Why">What stands against it.</param>
sealed record MovedEvent(string Queue, string MessageId, string Reason, string Outcome, string? Why)
{
    public const string Left = "left";

    public string Line(string description) =>
        $"{Queue, -7} {MessageId}  {Reason}  {description}  {Outcome}{(Why is null ? "" : $": {Printable.Of(Why)}")}";
}

/// <param name="Done">How many left the queue.</param>
/// <param name="Left">How many are still there.</param>
/// <param name="Word">What was done.</param>
/// <param name="Events">Each of them.</param>
sealed record MovedEvents(int Done, int Left, string Word, IReadOnlyList<MovedEvent> Events)
{
    public static MovedEvents Of(string word, IReadOnlyList<MovedEvent> events)
    {
        var left = events.Count(one => one.Outcome == MovedEvent.Left);
        return new(events.Count - left, left, word, events);
    }

    public string Summary =>
        Events.Count == 0
            ? "Nothing of that kind waits there."
            : string.Create(CultureInfo.InvariantCulture, $"{Done:N0} {Word}, {Left:N0} left.");

    public Answer ToAnswer() =>
        Answer.Of(
            Left == 0 ? Operation.Success : Operation.No,
            this,
            DeadLettersJson.Default.MovedEvents,
            output => output.WriteLine(Summary)
        );
}
