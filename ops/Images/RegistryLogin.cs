using System.Text;

namespace MarketData.Ops.Images;

/// <summary>A user and a password, which nothing prints.</summary>
public sealed class RegistryLogin(string user, string password)
{
    public string User => user;

    public string Password => password;

    /// <summary>As HTTP's Basic authentication has it.</summary>
    public string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <exception cref="FormatException">It is none.</exception>
    public static RegistryLogin OfBasic(string text) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(text)).Split(':', 2) is [var user, var password]
            ? new(user, password)
            : throw new FormatException("The registry's token is not a user and a password.");
}
