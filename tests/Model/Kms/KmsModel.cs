using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MarketData.Contract;
using MarketData.Domain.Audit;
using MarketData.Shared.Trail;

namespace MarketData.Tests.Model.Kms;

/// <summary>
/// KMS as far as audit keys need it. A ciphertext names its trail, and is decrypted for that one alone; its plaintext
/// is its SHA-256, which nothing in the function could guess.
/// </summary>
sealed class KmsModel
{
    /// <summary>The one key that it has.</summary>
    public const string KeyArn = "arn:aws:kms:us-east-1:123456789012:key/model";

    int generated;

    /// <summary>The error that it answers everything with, and its text.</summary>
    public (string Code, string Message)? Refusal { get; set; }

    public HttpResponseMessage Answer(string operation, string body)
    {
        if (Refusal is var (code, message))
        {
            return Json(new() { ["__type"] = code, ["message"] = message }, HttpStatusCode.BadRequest);
        }

        var request = JsonNode.Parse(body)!;
        var trail = request["EncryptionContext"]![AuditKeyContext.TrailTable]!.GetValue<string>();
        return operation switch
        {
            "GenerateDataKeyWithoutPlaintext" => Json(new() { ["CiphertextBlob"] = NewCiphertext(trail) }),
            "Decrypt" => Decrypt(request["CiphertextBlob"]!.GetValue<string>(), trail),
            _ => throw new NotSupportedException($"The model of KMS has no {operation}."),
        };
    }

    /// <summary>The keys that a row of the symbol-state table holds.</summary>
    public static AuditKeys KeysOf(StoredItem row) =>
        new([.. AuditKeysItem.Read(row).Select(key => new AuditKey(key.Number, key.From, Plaintext(key.Ciphertext)))]);

    static HttpResponseMessage Decrypt(string blob, string trail)
    {
        var ciphertext = Convert.FromBase64String(blob);
        return Encoding.UTF8.GetString(ciphertext).StartsWith($"{trail}|", StringComparison.Ordinal)
            ? Json(new() { ["Plaintext"] = Convert.ToBase64String(Plaintext(ciphertext)), ["KeyId"] = KeyArn })
            : Json(new() { ["__type"] = "InvalidCiphertextException" }, HttpStatusCode.BadRequest);
    }

    string NewCiphertext(string trail) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{trail}|{++generated}"));

    static byte[] Plaintext(byte[] ciphertext) => SHA256.HashData(ciphertext);

    static HttpResponseMessage Json(JsonObject answer, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.1") };
}
