namespace MarketData.InfraTests.Shared;

public class RoleTests
{
    [TestCase("dev", "/", null)]
    [TestCase("every", "/market-data/", "arn:aws:iam::111122223333:policy/teams/market-data-boundary")]
    public void Every_role_is_where_the_settings_say_and_within_their_boundary(
        string suffix,
        string path,
        string? boundary
    )
    {
        var roles = Synthesized
            .Of(suffix)
            .Where(stack => stack.Json["resource"]!["aws_iam_role"] is not null)
            .SelectMany(stack => stack.Resources("aws_iam_role"))
            .ToList();

        Assert.That(roles, Has.Count.GreaterThanOrEqualTo(6));
        foreach (var (address, role) in roles)
        {
            Assert.That(role["path"]?.GetValue<string>(), Is.EqualTo(path), address);
            Assert.That(role["permissions_boundary"]?.GetValue<string>(), Is.EqualTo(boundary), address);
        }
    }
}
