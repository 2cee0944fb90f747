using System.Collections.ObjectModel;
using MarketData.Tools;

namespace MarketData.Ops.Images;

/// <summary>
/// What the SDK needs to read a base image. Where a registry wants a token even from everybody, as ECR Public does, the
/// SDK asks for none without a user and a password: https://github.com/dotnet/sdk-container-builds/issues/406
/// </summary>
static class BaseImageAccess
{
    public const string User = "DOTNET_CONTAINER_PULL_REGISTRY_UNAME";
    public const string Password = "DOTNET_CONTAINER_PULL_REGISTRY_PWORD";

    /// <summary>ECR Public has its tokens in this region only.</summary>
    public const string PasswordCommand = "aws ecr-public get-login-password --region us-east-1";

    const string EcrPublic = "public.ecr.aws/";

    /// <returns>Variables for the SDK. None where it needs none, has some, or there are none to be had.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        string baseImage,
        CancellationToken cancellation
    )
    {
        var needed = baseImage.StartsWith(EcrPublic, StringComparison.OrdinalIgnoreCase);
        return needed && Environment.GetEnvironmentVariable(User) is null or ""
            ? await AskAsync(cancellation)
            : ReadOnlyDictionary<string, string>.Empty;
    }

    static async Task<IReadOnlyDictionary<string, string>> AskAsync(CancellationToken cancellation)
    {
        try
        {
            var words = PasswordCommand.Split(' ');
            var answer = await new Command(words[0], words[1..]).TryRunAsync(cancellation);
            return answer.ExitCode == 0
                ? new Dictionary<string, string> { [User] = "AWS", [Password] = answer.Output.Trim() }
                : ReadOnlyDictionary<string, string>.Empty;
        }
        catch (ToolException)
        {
            // There is no AWS CLI. Docker's configuration, which the SDK reads as well, may have what is needed.
            return ReadOnlyDictionary<string, string>.Empty;
        }
    }
}
