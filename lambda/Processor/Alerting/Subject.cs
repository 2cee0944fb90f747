using MarketData.Domain.Rules;

namespace MarketData.Processor.Alerting;

/// <summary>
/// The subject of a message. SNS takes less than 100 characters and no control characters; whether only ASCII, which
/// its documentation asked for until it spoke of UTF-8, nobody has to know:
/// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
/// </summary>
static class Subject
{
    const int MaxLength = 99;

    const string Cut = " ...";

    /// <param name="form">What the deployment's mails have in common.</param>
    /// <param name="severity">It is never cut.</param>
    /// <param name="text">
    /// Of what is too long whole words go, the last first: half a number would be another one. The first stays: the
    /// longest is a symbol with a colon.
    /// </param>
    public static string Of(MailForm form, Severity severity, string text)
    {
        var place = form is { IsProduction: false, Environment: { } environment } ? $"[{environment}] " : "";
        var subject = Printable($"{place}[{severity.Code()}] {text}");
        return subject.Length <= MaxLength
            ? subject
            : $"{subject[..subject.LastIndexOf(' ', MaxLength - Cut.Length)].TrimEnd(',', ':')}{Cut}";
    }

    /// <summary>
    /// Nothing else gets as far, but an alert whose subject the topic refuses would never be told.
    /// </summary>
    static string Printable(string text) =>
        string.Create(
            text.Length,
            text,
            (printable, original) =>
            {
                for (var i = 0; i < printable.Length; i++)
                {
                    printable[i] = original[i] is >= ' ' and <= '~' ? original[i] : '?';
                }
            }
        );
}
