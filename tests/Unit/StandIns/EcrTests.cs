using System.Net;
using Amazon.ECR;
using Amazon.ECR.Model;

namespace MarketData.UnitTests.StandIns;

/// <summary>The registry of images on the wire, as ECR's API reference shows it.</summary>
public class EcrTests
{
    [Test]
    public async Task A_token_is_asked_for_and_read_with_its_registry_and_its_end()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            """
            {
              "authorizationData": [
                {
                  "authorizationToken": "QVdTOnNlY3JldA==",
                  "expiresAt": 1470951892.25,
                  "proxyEndpoint": "https://012345678910.dkr.ecr.us-east-1.amazonaws.com"
                }
              ]
            }
            """
        );
        using var ecr = network.Ecr();

        var answer = await ecr.GetAuthorizationTokenAsync(new());

        Assert.That(
            network.Last,
            Is.EqualTo(
                new Sent(
                    "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken",
                    "application/x-amz-json-1.1",
                    "ecr",
                    "{}"
                )
            )
        );
        var token = answer.AuthorizationData!.Single();
        Assert.That(
            (token.AuthorizationToken, token.ProxyEndpoint),
            Is.EqualTo(("QVdTOnNlY3JldA==", "https://012345678910.dkr.ecr.us-east-1.amazonaws.com"))
        );
        Assert.That(token.ExpiresAt, Is.EqualTo(new DateTime(2016, 8, 11, 21, 44, 52, 250, DateTimeKind.Utc)));
    }

    [Test]
    public async Task Repositories_are_asked_for_by_name()
    {
        var network = new Answers(
            HttpStatusCode.OK,
            """
            {
              "repositories": [
                {
                  "repositoryArn": "arn:aws:ecr:us-east-1:012345678910:repository/trades",
                  "repositoryName": "trades",
                  "repositoryUri": "012345678910.dkr.ecr.us-east-1.amazonaws.com/trades"
                }
              ]
            }
            """
        );
        using var ecr = network.Ecr();

        var answer = await ecr.DescribeRepositoriesAsync(new() { RepositoryNames = ["trades"] });

        Assert.That(network.Last!.Target, Is.EqualTo("AmazonEC2ContainerRegistry_V20150921.DescribeRepositories"));
        Assert.That(network.Last.Body, Is.EqualTo("""{"repositoryNames":["trades"]}"""));
        var repository = answer.Repositories!.Single();
        Assert.That(
            (repository.RepositoryArn, repository.RepositoryName, repository.RepositoryUri),
            Is.EqualTo(
                (
                    "arn:aws:ecr:us-east-1:012345678910:repository/trades",
                    "trades",
                    "012345678910.dkr.ecr.us-east-1.amazonaws.com/trades"
                )
            )
        );
    }

    [Test]
    public void An_error_is_ECRs_own_exception_with_its_code()
    {
        using var ecr = new Answers(
            HttpStatusCode.BadRequest,
            """{"__type":"RepositoryNotFoundException","message":"The repository does not exist"}"""
        ).Ecr();

        var refused = Assert.CatchAsync<AmazonECRException>(() =>
            ecr.DescribeRepositoriesAsync(new DescribeRepositoriesRequest { RepositoryNames = ["trades"] })
        )!;

        Assert.That(refused.ErrorCode, Is.EqualTo("RepositoryNotFoundException"));
    }
}
