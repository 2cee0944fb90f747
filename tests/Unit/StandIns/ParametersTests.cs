using System.Net;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace MarketData.UnitTests.StandIns;

/// <summary>Systems Manager's parameters on the wire, as its API reference shows them.</summary>
public class ParametersTests
{
    [Test]
    public async Task A_path_is_asked_for_with_what_is_set_and_nothing_else()
    {
        var network = new Answers(HttpStatusCode.OK, "{}");
        using var parameters = network.Parameters();

        await parameters.GetParametersByPathAsync(
            new()
            {
                Path = "/dev/",
                Recursive = false,
                WithDecryption = true,
                MaxResults = 10,
                NextToken = "next",
            }
        );

        Assert.That(
            network.Last,
            Is.EqualTo(
                new Sent(
                    "AmazonSSM.GetParametersByPath",
                    "application/x-amz-json-1.1",
                    "ssm",
                    """{"MaxResults":10,"NextToken":"next","Path":"/dev/","Recursive":false,"WithDecryption":true}"""
                )
            )
        );
        await parameters.GetParametersByPathAsync(new() { Path = "/" });
        Assert.That(network.Last!.Body, Is.EqualTo("""{"Path":"/"}"""));
    }

    [Test]
    public async Task A_page_is_read_with_the_token_of_the_next()
    {
        using var parameters = new Answers(
            HttpStatusCode.OK,
            """
            {
              "NextToken": "next",
              "Parameters": [
                {
                  "ARN": "arn:aws:ssm:us-east-1:123456789012:parameter/a/max-retries",
                  "DataType": "text",
                  "LastModifiedDate": 1530018761.125,
                  "Name": "/a/max-retries",
                  "Type": "String",
                  "Value": "3",
                  "Version": 4294967296
                },
                { "Name": "/a/later", "Type": "OfALaterTime", "Value": "" }
              ]
            }
            """
        ).Parameters();

        var page = await parameters.GetParametersByPathAsync(new GetParametersByPathRequest { Path = "/a/" });

        Assert.That(page.NextToken, Is.EqualTo("next"));
        Assert.That(
            page.Parameters!.Select(each => (each.Name, each.Type, each.Value, each.Version)),
            Is.EqualTo(
                new (string?, ParameterType?, string?, long?)[]
                {
                    ("/a/max-retries", ParameterType.String, "3", 4_294_967_296),
                    ("/a/later", ParameterType.FindValue("OfALaterTime"), "", null),
                }
            )
        );
        var changed = page.Parameters![0].LastModifiedDate!.Value;
        Assert.That(changed, Is.EqualTo(new DateTime(2018, 6, 26, 13, 12, 41, 125)));
        Assert.That(changed.Kind, Is.EqualTo(DateTimeKind.Utc));
        Assert.That(page.Parameters[1].LastModifiedDate, Is.Null);
    }

    [Test]
    public async Task A_parameter_is_put_and_its_version_read()
    {
        var network = new Answers(HttpStatusCode.OK, """{"Tier":"Standard","Version":2}""");
        using var parameters = network.Parameters();

        var put = await parameters.PutParameterAsync(
            new()
            {
                Name = "/a/max-retries",
                Value = "5",
                Type = ParameterType.String,
                Overwrite = true,
            }
        );

        Assert.That(put.Version, Is.EqualTo(2));
        Assert.That(network.Last!.Target, Is.EqualTo("AmazonSSM.PutParameter"));
        Assert.That(
            network.Last.Body,
            Is.EqualTo("""{"Name":"/a/max-retries","Overwrite":true,"Type":"String","Value":"5"}""")
        );
    }

    [Test]
    public void An_error_is_Systems_Managers_own_exception_with_its_code()
    {
        using var parameters = new Answers(
            HttpStatusCode.BadRequest,
            """{"__type":"ParameterAlreadyExists","message":"The parameter already exists."}"""
        ).Parameters();

        var refused = Assert.CatchAsync<AmazonSimpleSystemsManagementException>(() =>
            parameters.PutParameterAsync(new PutParameterRequest())
        )!;

        Assert.That(refused.ErrorCode, Is.EqualTo("ParameterAlreadyExists"));
    }
}
