namespace MarketData.Ops.Images;

/// <summary>Where images are pushed to.</summary>
/// <param name="Registry">Host, and port if any.</param>
/// <param name="Name">The repository's name in it.</param>
/// <param name="Login">Absent: the registry takes from everybody.</param>
public sealed record ImageRepository(string Registry, string Name, RegistryLogin? Login = null)
{
    /// <summary>As the name of an image begins.</summary>
    public override string ToString() => $"{Registry}/{Name}";
}
