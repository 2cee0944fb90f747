using System.Text.Json.Nodes;

namespace MarketData.InfraTests.Policies;

/// <summary>A rule that a stack must keep. It says what breaks it, so that a test can see it fail.</summary>
/// <param name="Id">As in its catalogue.</param>
/// <param name="Demand">What it asks for.</param>
/// <param name="Subjects">What it is about; without subjects it does not apply.</param>
/// <param name="Keeps">Whether a subject keeps it.</param>
/// <param name="Break">Changes a subject so that it does not; null where no stack has a subject.</param>
sealed record Rule(
    string Id,
    string Demand,
    Func<Stack, IEnumerable<Subject>> Subjects,
    Func<Subject, bool> Keeps,
    Action<Subject>? Break
)
{
    public static Rule Of(
        string id,
        string demand,
        string type,
        Func<JsonObject, bool> keeps,
        Action<JsonObject>? break_
    ) =>
        new(
            id,
            demand,
            stack => Subject.Resources(stack, type),
            subject => keeps(subject.Json),
            break_ is null ? null : subject => break_(subject.Json)
        );

    /// <summary>About each statement of such policies.</summary>
    public static Rule OfStatements(
        string id,
        string demand,
        Func<Stack, IEnumerable<Subject>> statements,
        Func<JsonObject, bool> keeps,
        Action<JsonObject>? break_
    ) =>
        new(
            id,
            demand,
            statements,
            subject => keeps(subject.Json),
            break_ is null ? null : subject => break_(subject.Json)
        );

    public Verdict Evaluate(params IEnumerable<Stack> stacks)
    {
        var subjects = stacks.SelectMany(Subjects).ToList();
        return new(subjects.Count, [.. subjects.Where(subject => !Keeps(subject)).Select(subject => subject.Address)]);
    }
}

/// <summary>A resource, or a statement of a policy, in its stack.</summary>
sealed record Subject(string Address, JsonObject Json, Stack Stack)
{
    public static IEnumerable<Subject> Resources(Stack stack, string type) =>
        (stack.Json["resource"]![type]?.AsObject() ?? []).Select(entry => new Subject(
            $"{type}.{entry.Key}",
            entry.Value!.AsObject(),
            stack
        ));
}

/// <summary>How many subjects a rule has in a stack, and which of them break it.</summary>
sealed record Verdict(int Subjects, IReadOnlyList<string> Offenders)
{
    public string Text =>
        Subjects == 0 ? "not applicable"
        : Offenders.Count == 0 ? "passed"
        : "failed";
}
