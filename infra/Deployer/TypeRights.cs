namespace MarketData.Infra.Deployer;

/// <summary>What Terraform asks of AWS to create, read, change, tag and delete resources of a type.</summary>
/// <param name="Type">
/// Of resources, or of data after <c>data.</c>. With an attribute after a slash: what is asked besides where it is set.
/// </param>
/// <param name="Source">
/// The file of the provider that asks, below <c>internal/service</c>, or the page that says what AWS asks for besides.
/// </param>
/// <param name="Rights">None where nothing is asked, or anybody may.</param>
sealed record TypeRights(string Type, string Source, params Right[] Rights)
{
    /// <summary>In which regions the stacks need it; none where they do not.</summary>
    /// <param name="stacks">Of the deployment.</param>
    /// <param name="home">Its own region.</param>
    public IEnumerable<string> Regions(SynthesizedStacks stacks, string home)
    {
        var (type, attribute) = Type.Split('/') is [var owner, var name] ? (owner, name) : (Type, null);
        var isThere = attribute is null ? stacks.Types.Contains(type) : stacks.Has(type, attribute);
        return isThere ? stacks.RegionsOf(type, home) : [];
    }
}
