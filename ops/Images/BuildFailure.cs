using System.Text.RegularExpressions;

namespace MarketData.Ops.Images;

/// <summary>What the SDK printed when it failed, as a sentence, with what to do about it where that is known.</summary>
public static partial class BuildFailure
{
    public static string Describe(string printed)
    {
        if (MissingPack().Match(printed) is { Success: true } pack)
        {
            return $"this NuGet has no {pack.Value}. Build where all of nuget.org is served, or for the other "
                + "processor (--architecture, and function.architecture in the settings).";
        }

        var first = Error().Match(printed) is { Success: true } error ? error.Groups["text"].Value : printed.Trim();
        return first.Contains("CONTAINER1008", StringComparison.Ordinal) ? $"{first} {TokenAdvice}" : first;
    }

    const string TokenAdvice =
        "Its registry wants a token even for what is public. For ECR Public this command asks for one itself, with the "
        + "AWS CLI and the rights ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken. Or set "
        + $"{BaseImageAccess.User}=AWS and {BaseImageAccess.Password} to what "
        + $"'{BaseImageAccess.PasswordCommand}' prints, or build on an image that needs none: "
        + "--base mcr.microsoft.com/dotnet/runtime-deps:10.0";

    [GeneratedRegex(@"(?<=error NU110\d: .*)Microsoft\.[\w.]+\.linux-(arm64|x64)")]
    private static partial Regex MissingPack();

    /// <summary>
    /// The first error's text, or of a task that broke its exception's, without that one's type and the project.
    /// </summary>
    [GeneratedRegex(
        """error [A-Z]+\d+: (?!The "\w+" task failed)(?:[\w.]+Exception: )?(?<text>.+?)(?: \[[^]\n]+])?\r?$""",
        RegexOptions.Multiline
    )]
    private static partial Regex Error();
}
